/** Lesson: Quality of Service. */

import { useState } from 'preact/hooks';
import type { QoS } from '../../../reference/codec/packet.ts';
import { atLeastOnce, atMostOnce, effectiveQosSwitches, exactlyOnce } from '../../lab/exchanges/qos.ts';
import { type MatrixCell, qosMatrix } from '../../lab/qos-matrix.ts';
import { loadFaults } from '../../lab/repertoire.ts';
import { ExchangeView, FaultSwitches, SeenBy } from '../exchange-view.tsx';
import { useLoaded } from '../use-loaded.ts';
import { Waiting } from '../waiting.tsx';
import type { Lesson } from './lesson.ts';

const levels: readonly QoS[] = [0, 1, 2];

async function matrixWith(fault: string | null): Promise<readonly MatrixCell[]> {
  const chosen = fault === null ? undefined : (await loadFaults()).get(fault);
  return qosMatrix('5.0', chosen === undefined ? [] : [chosen]);
}

function Matrix() {
  const [fault, setFault] = useState<string | null>(null);
  const cells = useLoaded(() => matrixWith(fault), [fault]);
  const chosen = effectiveQosSwitches.find((one) => one.fault === fault);
  return (
    <section class="card exchange" aria-labelledby="qos-matrix">
      <header class="exchange-head">
        <h3 id="qos-matrix">Two hops, two levels: the 3 × 3 matrix</h3>
        <span class="faint">MQTT 5.0</span>
      </header>
      <FaultSwitches switches={effectiveQosSwitches} fault={fault} onSwitch={setFault} />
      <Waiting for={cells} what="the nine runs">
        {(value) => <MatrixTable cells={value} />}
      </Waiting>
      {chosen !== undefined && <SeenBy chosen={chosen} version="5.0" />}
    </section>
  );
}

function MatrixTable({ cells }: { readonly cells: readonly MatrixCell[] }) {
  const cell = (published: QoS, granted: QoS) =>
    cells.find((one) => one.published === published && one.granted === granted);
  return (
    <div class="scroll">
      <table class="matrix">
        <caption class="sr-only">At which QoS a message arrives</caption>
        <thead>
          <tr>
            <td />
            {levels.map((granted) => (
              <th key={granted} scope="col">
                granted {granted}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((published) => (
            <tr key={published}>
              <th scope="row">published at {published}</th>
              {levels.map((granted) => (
                <Cell key={granted} cell={cell(published, granted)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { readonly cell: MatrixCell | undefined }) {
  if (cell === undefined) return <td />;
  const { delivered, packets, reason } = cell;
  return (
    <td class={reason === null ? 'kept' : 'broken'}>
      <b>{delivered === null ? 'nothing' : `QoS ${delivered}`}</b>
      <span class="faint">{packets} packets</span>
      {reason !== null && <span class="why">✗ {reason}</span>}
    </td>
  );
}

function Body() {
  return (
    <>
      <p>
        How sure must it be that a message arrives? MQTT has three answers, and each costs more packets than the one
        before. The level holds for one hop: from the publisher to the broker, or from the broker to a subscriber.
      </p>
      <ExchangeView exchange={atMostOnce} />
      <p>
        At <b>QoS 1</b> the sender keeps a message until it is acknowledged, and sends it again when the connection
        comes back. So it may arrive twice, and DUP says that it may have come before.
      </p>
      <ExchangeView exchange={atLeastOnce} />
      <p>
        At <b>QoS 2</b> both sides remember the Packet Identifier until they have agreed to forget it. Whatever is
        repeated on the way, the message is handed on one time.
      </p>
      <ExchangeView exchange={exactlyOnce} />
      <p>
        The publisher chooses for its hop; the subscriber sets a ceiling for the other. A message arrives at the lower
        of the two: quality never rises on the way. Each cell is run in the page.
      </p>
      <Matrix />
    </>
  );
}

export const qos: Lesson = {
  id: 'qos',
  title: 'Quality of Service',
  summary: 'At most once, at least once, exactly once: what each takes, and what arrives.',
  Body,
};
