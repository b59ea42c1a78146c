/** Lesson: MQTT over WebSocket. */

import { useState } from 'preact/hooks';
import { faultyWebSocketRules } from '../../../reference/server/faulty-broker.ts';
import { handshakeSwitches, webSocketFrames, webSocketText } from '../../lab/exchanges/websocket.ts';
import { handshake } from '../../lab/memory-endpoint.ts';
import { loadFaults } from '../../lab/repertoire.ts';
import { ExchangeView, FaultSwitches, SeenBy } from '../exchange-view.tsx';
import { useLoaded } from '../use-loaded.ts';
import { Waiting } from '../waiting.tsx';
import type { Lesson } from './lesson.ts';

const names = ['chat', 'mqtt', 'mqttv3.1'] as const;

async function select(offered: readonly string[], fault: string | null): Promise<string | null> {
  const chosen = fault === null ? undefined : (await loadFaults()).get(fault);
  return handshake(faultyWebSocketRules(chosen === undefined ? [] : [chosen]), offered);
}

/** Whether the client can go on: the name must be `mqtt` if that was offered, and be one of those offered. */
function judgement(offered: readonly string[], selected: string | null): string {
  if (offered.length === 0 || (!offered.includes('mqtt') && selected === null))
    return 'Nothing that the broker knows was offered, and it refuses. The standard obliges only the client here: it must offer mqtt.';
  if (selected === 'mqtt') return 'mqtt it is. Binary frames with MQTT in them may follow.';
  if (offered.includes('mqtt'))
    return 'Wrong: mqtt was offered, and must be selected. A browser closes the connection.';
  return 'An older name, from the time before the standard. Some brokers take it.';
}

function Handshake() {
  const [offered, setOffered] = useState<readonly string[]>(['chat', 'mqtt']);
  const [fault, setFault] = useState<string | null>(null);
  const selected = useLoaded(() => select(offered, fault), [offered, fault]);
  const chosen = handshakeSwitches.find((one) => one.fault === fault);
  const toggle = (name: string): void =>
    setOffered((before) => names.filter((one) => (one === name) !== before.includes(one)));
  return (
    <section class="card exchange" aria-labelledby="handshake">
      <h3 id="handshake">The handshake</h3>
      <fieldset class="checks">
        <legend>The browser offers</legend>
        {names.map((name) => (
          <label key={name}>
            <input type="checkbox" checked={offered.includes(name)} onChange={() => toggle(name)} /> <code>{name}</code>
          </label>
        ))}
      </fieldset>
      <FaultSwitches switches={handshakeSwitches} fault={fault} onSwitch={setFault} />
      <Waiting for={selected} what="the answer">
        {(name) => (
          <>
            <pre class="http">
              {`GET /mqtt HTTP/1.1\nUpgrade: websocket\n${offered.length === 0 ? '' : `Sec-WebSocket-Protocol: ${offered.join(', ')}\n`}`}
              <b>
                {name === null
                  ? '\nHTTP/1.1 400 Bad Request'
                  : `\nHTTP/1.1 101 Switching Protocols${name === '' ? '' : `\nSec-WebSocket-Protocol: ${name}`}`}
              </b>
            </pre>
            <p role="status">{judgement(offered, name)}</p>
          </>
        )}
      </Waiting>
      {chosen !== undefined && <SeenBy chosen={chosen} version="3.1.1" />}
    </section>
  );
}

function Body() {
  return (
    <>
      <p>
        A page in a browser cannot open a TCP connection, but it can open a <b>WebSocket</b>: an HTTP request that turns
        into a line for messages both ways. MQTT travels within it, unchanged.
      </p>
      <p>
        In the handshake the client names the protocols that it would like to speak there, and the server selects one.
        For MQTT the name is <code>mqtt</code>.
      </p>
      <Handshake />
      <p>
        A WebSocket has frames with borders; MQTT is a stream and has none. The bytes in all frames, one behind the
        other, are the stream.
      </p>
      <ExchangeView exchange={webSocketFrames} />
      <ExchangeView exchange={webSocketText} />
    </>
  );
}

export const webSocket: Lesson = {
  id: 'websocket',
  title: 'WebSocket and subprotocols',
  summary: 'MQTT in a browser: the handshake, and frames that are not packets.',
  Body,
};
