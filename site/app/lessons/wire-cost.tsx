/** Lesson: what a message costs on the wire. */

import { useState } from 'preact/hooks';
import { count } from '../../../harness/report/printable.ts';
import { type Bill, bills, type Deed, type Sent, total } from '../../lab/wire-cost.ts';
import { Choice } from '../choice.tsx';
import type { Lesson } from './lesson.ts';

const deeds: readonly { readonly deed: Deed; readonly title: string }[] = [
  { deed: 'connect', title: 'Connect: from the open line to a client that can be reached' },
  { deed: 'heartbeat', title: 'Heartbeat: “I am still here”' },
  { deed: 'publish', title: 'A message of 35 characters, up to the server' },
];

function Comparison({
  deed,
  title,
  all,
}: {
  readonly deed: Deed;
  readonly title: string;
  readonly all: readonly Bill[];
}) {
  const most = Math.max(...all.map((bill) => total(bill.deeds[deed])));
  return (
    <section class="card cost" aria-label={title}>
      <h3>{title}</h3>
      {all.map((bill) => (
        <details key={bill.protocol}>
          <summary>
            <span class="protocol">{bill.protocol}</span>
            <span class="bar" aria-hidden="true">
              <i style={{ width: `${(100 * total(bill.deeds[deed])) / most}%` }} />
            </span>
            <span class="bytes">{count(total(bill.deeds[deed]), 'byte')}</span>
          </summary>
          <ol class="sent">
            {bill.deeds[deed].map((sent, index) => (
              <SentLine key={index} sent={sent} />
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}

function SentLine({ sent: { from, text, bytes } }: { readonly sent: Sent }) {
  return (
    <li>
      <span class="faint">
        {from} · {count(bytes, 'byte')}
      </span>{' '}
      <code>{text === ' ' ? '(one space)' : text}</code>
    </li>
  );
}

function Body() {
  const [qos, setQos] = useState<'0' | '1'>('0');
  const all = bills(qos === '1' ? 1 : 0);
  return (
    <>
      <p>
        MQTT was made for thin lines: a field of a packet is a few bits where it can be. To see what that means, the
        same three things are done in MQTT 3.1.1, in MQTT 5.0 and in XMPP, another protocol for messages, which speaks
        XML.
      </p>
      <p>
        The bytes of MQTT are counted from what our own codec writes. Those of XMPP are counted from the examples of its
        standards, RFC 6120 and RFC 6121, with the same user, password and message. TCP and TLS below are not counted:
        they cost all of them the same. Open a line to see each packet.
      </p>
      <Choice
        label="QoS of the message in MQTT"
        options={[
          { value: '0', text: 'QoS 0' },
          { value: '1', text: 'QoS 1, acknowledged' },
        ]}
        value={qos}
        onChoose={(value) => setQos(value)}
      />
      {deeds.map(({ deed, title }) => (
        <Comparison key={deed} deed={deed} title={title} all={all} />
      ))}
      <p class="faint">
        It is no contest: XMPP’s login never sends the password and proves the server too (SCRAM), it knows who is
        online, and its heartbeat, a single space that nobody answers, is the cheapest of all.
      </p>
    </>
  );
}

export const wireCost: Lesson = {
  id: 'wire-cost',
  title: 'What a message costs',
  summary: 'Bytes on the wire for connect, heartbeat and publish, beside those of XMPP.',
  Body,
};
