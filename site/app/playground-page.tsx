/** Live clients: connect, subscribe, publish, and watch the packets. */

import { useEffect, useReducer, useState } from 'preact/hooks';
import type { Client } from '../../harness/stage.ts';
import type { Trace } from '../../harness/trace.ts';
import type { Version } from '../../reference/codec/version.ts';
import { PacketBytes } from '../components/packet-bytes.tsx';
import { PacketLadder } from '../components/packet-ladder.tsx';
import { browserWebSocket } from '../lab/browser-websocket.ts';
import { brokerInPage, openPlayground, type Playground } from '../lab/playground.ts';
import { ClientPanel } from './client-panel.tsx';
import { ConnectForm, type Connecting } from './connect-form.tsx';
import { Messages } from './messages.tsx';

/** What the page holds between two drawings. */
interface Table {
  readonly playground: Playground;
  readonly version: Version;
  readonly where: string;
  readonly clients: readonly Client[];
}

/** A trace that grows is drawn anew when it has grown. */
function useGrowth(): () => void {
  const [, grow] = useReducer((count: number) => count + 1, 0);
  return () => grow(undefined);
}

/** The page. */
export function PlaygroundPage() {
  const [table, setTable] = useState<Table | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const grow = useGrowth();
  useEffect(() => {
    const { playground } = table ?? {};
    return () => void playground?.leave();
  }, [table?.playground]);

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setProblem(null);
    try {
      await act();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };

  const connect = ({ where, version, ...options }: Connecting): Promise<void> =>
    attempt(async () => {
      const fresh = (): Table => {
        const endpoint = where === '' ? brokerInPage() : browserWebSocket(where);
        return { playground: openPlayground(endpoint, version, grow), version, where, clients: [] };
      };
      const present = table !== null && table.where === where && table.version === version ? table : fresh();
      const client = await present.playground.connect(options);
      setTable({ ...present, clients: [...present.clients, client] });
    });

  return (
    <>
      <h1>Playground</h1>
      <p class="lead">
        A client in this page, and a broker: the one in the page, or one of yours that listens for WebSocket. For
        instance <code>npx mqttspec serve --ws-port 8083</code>, or <code>npx mqttspec serve --help</code> for more.
      </p>
      <ConnectForm onConnect={connect} isFirst={table === null} />
      {problem !== null && (
        <p role="alert" class="problem">
          {problem}
        </p>
      )}
      {table !== null && (
        <>
          <div class="clients">
            {table.clients.map((client) => (
              <ClientPanel key={client.name} client={client} isOpen={table.playground.isOpen(client)} onAct={attempt} />
            ))}
          </div>
          <Messages trace={table.playground.trace} clients={table.clients} />
          <Wire key={table.where + table.version} trace={[...table.playground.trace]} version={table.version} />
        </>
      )}
    </>
  );
}

interface WireProps {
  readonly trace: Trace;
  readonly version: Version;
}

function Wire({ trace, version }: WireProps) {
  const [selected, setSelected] = useState<number | null>(null);
  const event = selected === null ? undefined : trace[selected];
  return (
    <section class="card" aria-label="On the wire">
      <h2>On the wire</h2>
      <PacketLadder
        trace={trace}
        version={version}
        offending={null}
        selected={selected}
        happened={trace.length}
        onSelect={setSelected}
      />
      {event?.kind === 'packet' && (
        <section class="run-bytes" aria-label="The chosen packet, byte by byte">
          <PacketBytes key={selected} bytes={event.bytes} version={version} />
        </section>
      )}
    </section>
  );
}
