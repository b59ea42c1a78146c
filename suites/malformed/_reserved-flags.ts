/** The packet types whose flags are reserved, as an honest client sends them. */

import type { Stage } from '../../harness/scenario.ts';

/** By type: a packet that is right but for the flags that it will get, and the statement of its own. */
export const flagged = {
  puback: { right: ({ encode }: Stage) => encode({ type: 'puback', packetIdentifier: 7 }), breaks: [] },
  pubrec: { right: ({ encode }: Stage) => encode({ type: 'pubrec', packetIdentifier: 7 }), breaks: [] },
  pubrel: { right: ({ encode }: Stage) => encode({ type: 'pubrel', packetIdentifier: 7 }), breaks: ['MQTT-3.6.1-1'] },
  pubcomp: { right: ({ encode }: Stage) => encode({ type: 'pubcomp', packetIdentifier: 7 }), breaks: [] },
  subscribe: {
    right: ({ encode, topic }: Stage) =>
      encode({ type: 'subscribe', packetIdentifier: 7, subscriptions: [{ topicFilter: topic('a'), qos: 0 }] }),
    breaks: ['MQTT-3.8.1-1'],
  },
  unsubscribe: {
    right: ({ encode, topic }: Stage) =>
      encode({ type: 'unsubscribe', packetIdentifier: 7, topicFilters: [topic('a')] }),
    breaks: ['MQTT-3.10.1-1'],
  },
  pingreq: { right: ({ encode }: Stage) => encode({ type: 'pingreq' }), breaks: [] },
} as const;

/** The packet with each of its four flags, one at a time, the other way round. */
export function withEachFlagWrong(packet: Uint8Array): readonly Uint8Array[] {
  return [0x01, 0x02, 0x04, 0x08].map((flag) => packet.map((byte, index) => (index === 0 ? byte ^ flag : byte)));
}
