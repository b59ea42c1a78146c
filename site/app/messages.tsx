/** The messages that have come to the clients of the playground. */

import { readableText } from '../../harness/report/packet-summary.ts';
import type { Client } from '../../harness/stage.ts';
import { packetsOf, type Trace, understood } from '../../harness/trace.ts';
import { toHex } from '../../reference/codec/hex.ts';

interface MessagesProps {
  readonly trace: Trace;
  readonly clients: readonly Client[];
}

/** So many of the latest are listed. */
const listed = 50;

/** The list, the latest first. */
export function Messages({ trace, clients }: MessagesProps) {
  const nameOf = (client: string): string => clients.find(({ name }) => name === client)?.clientId ?? client;
  const messages = packetsOf(trace, 'in').flatMap((event, index) => {
    const packet = understood(event);
    return packet.type === 'publish' ? [{ ...packet, index, client: event.client }] : [];
  });
  return (
    <section class="card" aria-label="Messages">
      <h2>Messages</h2>
      {messages.length === 0 && <p class="faint">None yet. Subscribe to # and publish something.</p>}
      <ul class="messages" aria-live="polite">
        {messages
          .slice(-listed)
          .reverse()
          .map(({ index, client, topic, payload, qos, retain }) => (
            <li key={index}>
              <code class="topic">{topic}</code>
              <span class="payload">{readableText(payload) ?? toHex(payload)}</span>
              <span class="faint">
                to {nameOf(client)}, QoS {qos}
                {retain ? ', retained' : ''}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
