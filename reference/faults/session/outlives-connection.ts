import type { EndReason } from '../../broker/end-reason.ts';
import { fault } from '../fault.ts';

const endings: readonly EndReason['kind'][] = ['disconnect', 'stream-ended', 'taken-over'];

export default [
  ...endings.map((kind) =>
    fault({
      name: `clean-session-outlives-${kind}`,
      title: `A session of Clean Session 1 is stored if its connection ended by ${kind}`,
      breaks: { '3.1.1': ['MQTT-3.1.2-6', 'MQTT-3.2.2-3'], '5.0': ['MQTT-4.1.0-2', 'MQTT-3.2.2-3'] },
      bend: (rules) => ({
        ...rules,
        endsWithConnection: (session, end) => end.kind !== kind && rules.endsWithConnection(session, end),
      }),
    }),
  ),
  fault({
    name: 'clean-session-outlives-after-kept',
    title: 'A session of Clean Session 1 is stored if one of Clean Session 0 came before it',
    breaks: { '3.1.1': ['MQTT-3.1.2-6', 'MQTT-3.2.2-3'], '5.0': ['MQTT-4.1.0-2', 'MQTT-3.2.2-3'] },
    bend: (rules) => ({
      ...rules,
      endsWithConnection: (session, end) => session.connects === 1 && rules.endsWithConnection(session, end),
    }),
  }),
];
