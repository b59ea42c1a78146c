import { encodePacket } from '../../codec/index.ts';
import { fault } from '../fault.ts';

interface Confusion {
  readonly name: string;
  readonly title: string;
  /** Whether the one is cleared with the other. */
  readonly goesWith: (topic: string, cleared: string) => boolean;
}

const confusions: readonly Confusion[] = [
  {
    name: 'below',
    title: 'To clear a topic clears those below it too',
    goesWith: (topic, cleared) => topic.startsWith(`${cleared}/`),
  },
  {
    name: 'above',
    title: 'To clear a topic clears those above it too',
    goesWith: (topic, cleared) => cleared.startsWith(`${topic}/`),
  },
  {
    name: 'of-other-case',
    title: 'To clear a topic clears those that differ in upper and lower case only',
    goesWith: (topic, cleared) => topic.toLowerCase() === cleared.toLowerCase(),
  },
  {
    name: 'beside',
    title: 'To clear a topic clears those beside it too',
    goesWith: (topic, cleared) => topic.replace(/[^/]*$/, '') === cleared.replace(/[^/]*$/, ''),
  },
];

export default [
  ...confusions.map(({ name, title, goesWith }) =>
    fault({
      name: `retained-cleared-with-those-${name}`,
      title,
      breaks: { '3.1.1': ['MQTT-3.3.1-5', 'MQTT-3.3.1-10'], '5.0': ['MQTT-3.3.1-5', 'MQTT-3.3.1-6'] },
      bendWire: () => {
        const retained = new Set<string>();
        return {
          inbound: (packet, bytes, version) => {
            if (packet.type !== 'publish' || !packet.retain) return [bytes];
            const { topic, payload } = packet;
            if (payload.length > 0) {
              retained.add(topic);
              return [bytes];
            }
            const others = [...retained].filter((other) => other !== topic && goesWith(other, topic));
            for (const gone of [topic, ...others]) retained.delete(gone);
            const clearing = { type: 'publish', payload, qos: 0, retain: true, dup: false } as const;
            return [bytes, ...others.map((other) => encodePacket({ ...clearing, topic: other }, version))];
          },
        };
      },
    }),
  ),
  fault({
    name: 'retained-again-behind-newer',
    title: 'What was handed out from the store comes again behind the first newer message',
    breaks: { '3.1.1': ['MQTT-4.6.0-6'], '5.0': ['MQTT-4.6.0-5'] },
    seenIn: ['emqx#15176'],
    bendWire: () => {
      let older: Uint8Array | null = null;
      return {
        outbound: (packet, bytes) => {
          if (packet.type !== 'publish') return [bytes];
          if (packet.retain) {
            older = bytes;
            return [bytes];
          }
          const sent = older === null ? [bytes] : [bytes, older];
          older = null;
          return sent;
        },
      };
    },
  }),
];
