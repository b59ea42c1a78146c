/** The Message Expiry Interval is forwarded, less the time that the message waited: never more, nor much less. */

import type { Check, Departure } from './check.ts';
import type { KnownDelivery } from './deliveries.ts';

const msInSecond = 1000;

/** Whole seconds, of clocks that may tick in between. */
const coarseness = 2;

function inspectDelivery({ event, publish, published }: KnownDelivery): Departure[] {
  if (publish.dup) return [];
  const intervals = published.sendings.flatMap(({ properties }) => properties.messageExpiryInterval ?? []);
  // One that was also published without: then any of it is possible.
  if (intervals.length < published.count) return [];
  const longest = Math.max(...intervals);
  const come = publish.properties?.messageExpiryInterval;
  const expected = `a Message Expiry Interval of ${longest} seconds, less the time that the message waited`;
  if (come === undefined) return [{ event, expected, got: 'none' }];
  const since = Math.min(...published.sendings.map((sending) => sending.event.atMs));
  const waited = (event.atMs - since) / msInSecond;
  const shortest = Math.min(...intervals) - waited - coarseness;
  if (come <= longest && come >= shortest) return [];
  return [{ event, expected, got: `${come}, after ${waited.toFixed(1)} seconds at most` }];
}

export const messageExpiryCounted: Check = {
  name: 'message-expiry-counted',
  title: 'The Message Expiry Interval is forwarded, less the time that the message waited',
  statements: { '5.0': ['MQTT-3.3.2-6'] },
  inspect: ({ knownDeliveries }) => knownDeliveries.flatMap(inspectDelivery),
};
