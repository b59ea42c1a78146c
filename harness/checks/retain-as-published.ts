/** RETAIN in a forwarded message is what Retain As Published makes of it. */

import type { Check, Departure } from './check.ts';
import type { KnownDelivery } from './deliveries.ts';
import type { TraceView } from './view.ts';

/** Whether the session has asked for subscriptions after the message was published: then it may be a retained one. */
function hasSubscribedSince({ published, session }: KnownDelivery): boolean {
  const since = Math.min(...published.sendings.map((sending) => sending.place));
  return session.connections.some(({ packets }) =>
    packets.some(({ place, packet }) => packet.type === 'subscribe' && place > since),
  );
}

/** RETAIN 1, and whether something allows it. */
function judgeRetained(delivery: KnownDelivery): Departure[] {
  const { event, held, published } = delivery;
  const askedToKeep = held.some(({ retainAsPublished }) => retainAsPublished);
  const mayBeRetained = hasSubscribedSince(delivery);
  if (published.sendings.every(({ retain }) => !retain)) {
    const kept = askedToKeep ? 'MQTT-3.3.1-13' : 'MQTT-3.3.1-12';
    const statements = [mayBeRetained ? 'MQTT-3.3.1-8' : kept];
    return [{ event, expected: 'RETAIN 0, as published', got: 'RETAIN 1', statements }];
  }
  // A Will is published when nobody sees it, and that may be after the SUBSCRIBE.
  const isLive = !mayBeRetained && published.sendings.every(({ kind }) => kind === 'publish');
  if (askedToKeep || held.length === 0 || !isLive) return [];
  const expected = 'RETAIN 0, as Retain As Published is 0';
  return [{ event, expected, got: 'RETAIN 1', statements: ['MQTT-3.3.1-12'] }];
}

/** RETAIN 0: wrong where all is to be kept as published, and RETAIN was 1; but for servers that retain nothing. */
function judgeUnretained({ event, held, published }: KnownDelivery, { connections }: TraceView): Departure[] {
  const isKept = held.length > 0 && held.every(({ retainAsPublished }) => retainAsPublished);
  const wasRetained = published.sendings.every(({ kind, retain }) => kind === 'publish' && retain);
  const isAvailable = connections.every(({ connack }) => connack?.packet.properties?.retainAvailable !== 0);
  if (!isKept || !wasRetained || !isAvailable) return [];
  return [{ event, expected: 'RETAIN 1, as published', got: 'RETAIN 0', statements: ['MQTT-3.3.1-13'] }];
}

export const retainAsPublished: Check = {
  name: 'retain-as-published',
  title: 'RETAIN in a forwarded message is as Retain As Published has it',
  statements: { '5.0': ['MQTT-3.3.1-8', 'MQTT-3.3.1-12', 'MQTT-3.3.1-13'] },
  inspect: (view) =>
    view.knownDeliveries.flatMap((delivery) =>
      delivery.publish.retain ? judgeRetained(delivery) : judgeUnretained(delivery, view),
    ),
};
