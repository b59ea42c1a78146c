/** Whether a delivery is all that came of one publication, by subscriptions that were settled before it. */

import type { KnownDelivery, OwnDelivery } from './deliveries.ts';

/**
 * Whether the message was published once, behind the SUBACK of every subscription that matches; each is of another
 * Topic Filter, not shared, and never given up, and none is No Local.
 */
export function wasSettledBefore({ held, published, grants }: KnownDelivery): boolean {
  const [sending, ...more] = published.sendings;
  if (sending?.kind !== 'publish' || more.length > 0) return false;
  const isSettled = held.every(
    ({ topicFilter, grantedAt, isShared, noLocal }) =>
      !isShared && !noLocal && !grants.unsubscribed.has(topicFilter) && grantedAt !== null && grantedAt < sending.place,
  );
  return isSettled && new Set(held.map(({ topicFilter }) => topicFilter)).size === held.length;
}

/** Whether nothing held back further copies, and a PINGREQ behind it was answered: what was to come soon has come. */
export function isOnlyCopy({ event, session }: OwnDelivery): boolean {
  const connection = session.connections.find(({ events }) => events.includes(event));
  if (connection === undefined || session.connections.at(-1) !== connection) return false;
  const { receiveMaximum, maximumPacketSize } = connection.connect?.packet.properties ?? {};
  if (receiveMaximum !== undefined || maximumPacketSize !== undefined) return false;
  const behind = connection.packets.slice(connection.packets.findIndex((seen) => seen.event === event));
  const askedAt = behind.findIndex(({ packet }) => packet.type === 'pingreq');
  return askedAt >= 0 && behind.slice(askedAt).some(({ packet }) => packet.type === 'pingresp');
}
