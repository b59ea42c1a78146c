import type { Message } from '../../broker/message.ts';
import type { Citations } from '../../statements/index.ts';
import { fault } from '../fault.ts';

interface Change {
  readonly name: string;
  readonly title: string;
  readonly breaks: Citations;
  readonly change: (message: Message) => Partial<Message>;
}

const text = new TextDecoder();

/** What becomes of the message between CONNECT and its publication. */
const changes: readonly Change[] = [
  {
    name: 'qos-0',
    title: 'Every Will is published at QoS 0',
    breaks: { '3.1.1': ['MQTT-3.1.2-9'], '5.0': ['MQTT-3.1.2-8'] },
    change: () => ({ qos: 0 }),
  },
  {
    name: 'qos-1',
    title: 'Every Will is published at QoS 1',
    breaks: { '3.1.1': ['MQTT-3.1.2-9'], '5.0': ['MQTT-3.1.2-8'] },
    change: () => ({ qos: 1 }),
  },
  {
    name: 'qos-at-most-1',
    title: 'A Will at QoS 2 is published at QoS 1',
    breaks: { '3.1.1': ['MQTT-3.1.2-9'], '5.0': ['MQTT-3.1.2-8'] },
    change: ({ qos }) => ({ qos: qos === 2 ? 1 : qos }),
  },
  {
    name: 'qos-of-retained-0',
    title: 'A Will with Will Retain 1 is published at QoS 0',
    breaks: { '3.1.1': ['MQTT-3.1.2-9'], '5.0': ['MQTT-3.1.2-8'] },
    change: ({ qos, retain }) => ({ qos: retain ? 0 : qos }),
  },
  {
    name: 'never-retained',
    title: 'Will Retain is ignored: no Will is retained',
    breaks: { '3.1.1': ['MQTT-3.1.2-17'], '5.0': ['MQTT-3.1.2-15'] },
    change: () => ({ retain: false }),
  },
  {
    name: 'retained-at-qos-2-only',
    title: 'A Will at QoS 1 is not retained',
    breaks: { '3.1.1': ['MQTT-3.1.2-17'], '5.0': ['MQTT-3.1.2-15'] },
    change: ({ qos, retain }) => ({ retain: retain && qos !== 1 }),
  },
  {
    name: 'always-retained',
    title: 'Will Retain is ignored: every Will is retained',
    breaks: { '3.1.1': ['MQTT-3.1.2-16'], '5.0': ['MQTT-3.1.2-14'] },
    change: () => ({ retain: true }),
  },
  {
    name: 'empty-not-retained',
    title: 'An empty Will with Will Retain 1 does not clear the retained message of its topic',
    breaks: { '3.1.1': ['MQTT-3.1.2-17'], '5.0': ['MQTT-3.1.2-15'] },
    change: ({ retain, payload }) => ({ retain: retain && payload.length > 0 }),
  },
  {
    name: 'payload-with-length',
    title: 'A Will is published with the two bytes of its length before it',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    change: ({ payload }) => ({
      payload: Uint8Array.of(payload.length >> 8, payload.length, ...payload),
    }),
  },
  {
    name: 'payload-cut-at-zero-byte',
    title: 'A Will ends before its first zero byte',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    change: ({ payload }) => ({ payload: payload.includes(0) ? payload.subarray(0, payload.indexOf(0)) : payload }),
  },
  {
    name: 'payload-cut-at-16382-bytes',
    title: 'A Will is cut after 16,382 bytes',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    change: ({ payload }) => ({ payload: payload.subarray(0, 16_382) }),
  },
  {
    name: 'payload-cut-at-65534-bytes',
    title: 'A Will loses its 65,535th byte',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    change: ({ payload }) => ({ payload: payload.subarray(0, 65_534) }),
  },
  {
    name: 'payload-read-as-text',
    title: 'A Will is taken for text, and what is no UTF-8 in it is replaced',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    change: ({ payload }) => ({ payload: new TextEncoder().encode(text.decode(payload)) }),
  },
];

export default changes.map(({ name, title, breaks, change }) =>
  fault({
    name: `will-${name}`,
    title,
    breaks,
    bend: (rules) => ({
      ...rules,
      willMessage: (...given) => {
        const message = rules.willMessage(...given);
        return { ...message, ...change(message) };
      },
    }),
  }),
);
