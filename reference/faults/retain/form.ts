import type { Message } from '../../broker/message.ts';
import { fault } from '../fault.ts';

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly form: (message: Message) => Partial<Message>;
}

const text = new TextDecoder();

const variants: readonly Variant[] = [
  { name: 'at-qos-0', title: 'What is retained is retained with QoS 0', form: () => ({ qos: 0 }) },
  {
    name: 'at-qos-1-at-most',
    title: 'What is retained at QoS 2 is handed out at QoS 1',
    form: ({ qos }) => ({ qos: qos === 2 ? 1 : qos }),
  },
  {
    name: 'at-qos-2',
    title: 'What is retained is retained with QoS 2',
    form: () => ({ qos: 2 }),
  },
  {
    name: 'cut-at-65535-bytes',
    title: 'A retained message is cut after 65,535 bytes',
    form: ({ payload }) => ({ payload: payload.subarray(0, 65_535) }),
  },
  {
    name: 'kept-as-text',
    title: 'A retained message is taken for text, and what is no UTF-8 in it is replaced',
    form: ({ payload }) => ({ payload: new TextEncoder().encode(text.decode(payload)) }),
  },
];

export default variants.map(({ name, title, form }) =>
  fault({
    name: `retained-${name}`,
    title,
    breaks: { '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
    bend: (rules) => ({
      ...rules,
      retainedForm: (message) => {
        const stored = rules.retainedForm(message);
        return { ...stored, ...form(stored) };
      },
    }),
  }),
);
