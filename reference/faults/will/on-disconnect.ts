import type { SessionView } from '../../broker/session/session.ts';
import type { Will } from '../../codec/index.ts';
import { fault } from '../fault.ts';

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly shows: (will: Will, session: SessionView) => boolean;
}

const variants: readonly Variant[] = [
  { name: '', title: 'The Will is published on DISCONNECT too', shows: () => true },
  {
    name: '-of-kept-session',
    title: 'The Will is published on DISCONNECT if the session is kept',
    shows: (_will, { clean }) => !clean,
  },
  {
    name: '-if-retained',
    title: 'The Will is published on DISCONNECT if it is to be retained',
    shows: ({ retain }) => retain,
  },
];

export default [
  ...variants.map(({ name, title, shows }) =>
    fault({
      name: `will-on-disconnect${name}`,
      title,
      breaks: { '3.1.1': ['MQTT-3.14.4-3', 'MQTT-3.1.2-8'], '5.0': ['MQTT-3.14.4-3', 'MQTT-3.1.2-8'] },
      bend: (rules) => ({
        ...rules,
        publishesWill: (end, will, session) =>
          (end.kind === 'disconnect' && shows(will, session)) || rules.publishesWill(end, will, session),
      }),
    }),
  ),
  fault({
    name: 'will-of-lost-client-discarded-by-wrong-disconnect',
    title: 'A DISCONNECT with wrong reserved flags is taken for a good one, and the Will is discarded',
    breaks: { '3.1.1': ['MQTT-3.14.1-1', 'MQTT-3.1.2-8'], '5.0': ['MQTT-3.14.1-1', 'MQTT-3.1.2-8'] },
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        context.packetType === 'disconnect'
          ? { type: 'read-as', bytes: Uint8Array.of(0xe0, 0) }
          : rules.onViolation(violation, context),
    }),
  }),
];
