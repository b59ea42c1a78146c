/** A message whose acknowledgement the broker has read is not sent again. */

import type { Puback, Publish, Pubrec } from '../../reference/codec/packet.ts';
import type { Check, Departure } from './check.ts';
import type { Seen } from './connections.ts';
import { trackGrants } from './grants.ts';
import { isSameMessage } from './in-flight.ts';
import { inEachSession } from './sessions.ts';
import type { TraceView } from './view.ts';

interface Acknowledged {
  readonly publish: Publish;
  readonly isRefused: boolean;
  /** Whether a PINGREQ behind the acknowledgement was answered: the broker has then read both. */
  isRead: boolean;
}

function listener({ published }: TraceView): (seen: Seen, connectionIndex: number) => Departure | null {
  const grants = trackGrants();
  const open = new Map<number, Publish>();
  const acknowledged = new Map<number, Acknowledged>();
  /** What the next PINGRESP, and those after it, will show to be read. */
  let pings: Acknowledged[][] = [];
  let current = 0;

  /** An acknowledgement of the wrong kind is none. */
  const answered = ({ type, packetIdentifier: identifier, reasonCode }: Puback | Pubrec): void => {
    const publish = open.get(identifier);
    if (publish?.qos !== (type === 'puback' ? 1 : 2)) return;
    open.delete(identifier);
    acknowledged.set(identifier, { publish, isRefused: reasonCode >= 0x80, isRead: false });
  };

  const isOneCopy = ({ topic, payload }: Publish): boolean =>
    published.find(topic, payload)?.count === 1 && grants.matching(topic).length === 1 && !published.isMuddied;

  return (seen, connectionIndex) => {
    const { event, packet } = seen;
    grants.take(seen);
    if (connectionIndex !== current) {
      pings = [];
      for (const [identifier, { isRead }] of acknowledged) if (!isRead) acknowledged.delete(identifier);
    }
    current = connectionIndex;
    if (event.direction === 'out') {
      if (packet.type === 'puback' || packet.type === 'pubrec') answered(packet);
      if (packet.type === 'pingreq') pings.push([...acknowledged.values()]);
      return null;
    }
    if (packet.type === 'pingresp') for (const one of pings.shift() ?? []) one.isRead = true;
    if (packet.type !== 'publish' || packet.packetIdentifier === undefined) return null;
    const identifier = packet.packetIdentifier;
    const before = acknowledged.get(identifier);
    open.set(identifier, packet);
    acknowledged.delete(identifier);
    const isAgain = packet.dup && before?.isRead === true && isSameMessage(packet, before.publish);
    if (!isAgain || !isOneCopy(packet)) return null;
    const statements = [before.isRefused ? 'MQTT-4.4.0-2' : 'MQTT-4.4.0-1'];
    return { event, expected: 'nothing again that was acknowledged', got: `PUBLISH ${identifier}`, statements };
  };
}

export const acknowledgedNotResent: Check = {
  name: 'acknowledged-not-resent',
  title: 'A PUBLISH that was acknowledged, with whatever code, is not sent again',
  statements: { '5.0': ['MQTT-4.4.0-1', 'MQTT-4.4.0-2'] },
  inspect: (view) => (view.withDup.length === 0 ? [] : inEachSession(view.sessions, () => listener(view))),
};
