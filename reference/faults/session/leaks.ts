import type { SessionPart } from '../../broker/rules/session.ts';
import { fault } from '../fault.ts';

const parts: readonly SessionPart[] = ['subscriptions', 'in-flight', 'queued', 'received'];

const leaking = parts.flatMap((leaked) =>
  [1, 3].map((connectsBefore) =>
    fault({
      name: `clean-session-keeps-${leaked}${connectsBefore === 1 ? '' : '-of-a-long-lived-session'}`,
      title: `Clean Session 1 leaves the part "${leaked}" of the stored session there${connectsBefore === 1 ? '' : `, if it had ${connectsBefore} connections or more`}`,
      breaks: { '3.1.1': ['MQTT-3.1.2-6'], '5.0': ['MQTT-3.1.2-4'] },
      bend: (rules) => ({
        ...rules,
        keepsAtConnect: (part, resumes, connect, found) =>
          (part === leaked && found.connects >= connectsBefore) || rules.keepsAtConnect(part, resumes, connect, found),
      }),
    }),
  ),
);

export default [
  ...leaking,
  fault({
    name: 'clean-session-resumes',
    title: 'Clean Session 1 resumes the stored session as Clean Session 0 does',
    breaks: { '3.1.1': ['MQTT-3.1.2-6', 'MQTT-3.1.4-3'], '5.0': ['MQTT-3.1.2-4', 'MQTT-3.1.4-4'] },
    bend: (rules) => ({ ...rules, resumesSession: () => true }),
  }),
  fault({
    name: 'clean-session-resumes-a-clean-one',
    title: 'Clean Session 1 takes up what a former clean session left behind, which is stored for it',
    breaks: { '3.1.1': ['MQTT-3.1.2-6'], '5.0': ['MQTT-3.1.2-4'] },
    bend: (rules) => ({
      ...rules,
      endsWithConnection: () => false,
      resumesSession: (connect, found) => found.clean === connect.cleanStart,
    }),
  }),
];
