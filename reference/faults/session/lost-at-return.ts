import type { SessionPart } from '../../broker/rules/session.ts';
import { fault } from '../fault.ts';

const parts: readonly SessionPart[] = ['subscriptions', 'in-flight', 'queued', 'received'];

/** How many CONNECTs had been accepted before the one at which it is lost. */
export default parts.flatMap((lost) =>
  [1, 4].map((connectsBefore) =>
    fault({
      name: `session-loses-${lost}-at-return-${connectsBefore}`,
      title: `When a client returns for the ${connectsBefore === 1 ? 'first' : 'fourth'} time, the part "${lost}" of its session is lost`,
      breaks: { '3.1.1': ['MQTT-3.1.2-4', 'MQTT-4.1.0-1'], '5.0': ['MQTT-3.1.2-5'] },
      bend: (rules) => ({
        ...rules,
        keepsAtConnect: (part, resumes, connect, found) =>
          !(part === lost && found.connects === connectsBefore) && rules.keepsAtConnect(part, resumes, connect, found),
      }),
    }),
  ),
);
