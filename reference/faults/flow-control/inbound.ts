import type { Rules } from '../../broker/rules.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type Exceeds = Rules['exceedsReceiveMaximum'];

/** A broker that counts what a client has under way otherwise. */
function counting(
  name: string,
  title: string,
  breaks: readonly StatementId50[],
  bend: (standard: Exceeds) => Exceeds,
  seenIn: readonly string[] = [],
) {
  return fault({
    name: `flow-inbound-${name}`,
    title,
    breaks: { '5.0': breaks },
    ...(seenIn.length > 0 ? { seenIn } : {}),
    bend: (rules) => ({ ...rules, exceedsReceiveMaximum: bend(rules.exceedsReceiveMaximum) }),
  });
}

const beyond = ['MQTT-3.3.4-7', 'MQTT-4.13.1-1'] as const;
const within = ['MQTT-4.3.3-8', 'MQTT-3.3.4-1'] as const;

export default [
  counting('beyond-taken', 'A client may go beyond the Receive Maximum', beyond, () => () => false),
  counting(
    'one-beyond-taken',
    'A client may go one beyond the Receive Maximum',
    beyond,
    (standard) => (publish, unfinished, maximum, session) => standard(publish, unfinished, maximum + 1, session),
  ),
  counting(
    'qos-1-beyond-taken',
    'A client may go beyond the Receive Maximum at QoS 1',
    beyond,
    (standard) => (publish, unfinished, maximum, session) =>
      publish.qos === 2 && standard(publish, unfinished, maximum, session),
  ),
  counting(
    'last-refused',
    'The last message that the Receive Maximum allows ends the connection',
    within,
    (standard) => (publish, unfinished, maximum, session) => standard(publish, unfinished, maximum - 1, session),
  ),
  counting(
    'qos-0-counted',
    'A message at QoS 0 beside a full Receive Maximum ends the connection',
    ['MQTT-3.3.4-1'],
    (standard) => (publish, unfinished, maximum, session) =>
      (publish.qos === 0 && unfinished.size >= maximum) || standard(publish, unfinished, maximum, session),
  ),
  counting('never-counted-down', 'What was acknowledged still counts', within, () => {
    const sent = new Map<string, number>();
    return ({ qos }, _unfinished, maximum, { clientId, version }) => {
      if (version !== '5.0' || qos === 0) return false;
      const count = sent.get(clientId) ?? 0;
      sent.set(clientId, count + 1);
      return count >= maximum;
    };
  }),
  counting(
    'kept-over-connections',
    'What was under way on an earlier connection still counts',
    ['MQTT-4.3.3-8'],
    () =>
      ({ qos }, _unfinished, maximum, { received, version }) =>
        version === '5.0' && qos > 0 && received.size >= maximum,
  ),
  fault({
    name: 'flow-inbound-beyond-refused-only',
    title: 'A message beyond the Receive Maximum is refused by PUBREC 0x97, and the connection kept',
    breaks: { '5.0': beyond },
    seenIn: ['mosquitto#3588', 'mosquitto#3611'],
    bend: (rules) => {
      let isBeyond = false;
      return {
        ...rules,
        exceedsReceiveMaximum: (...of) => {
          isBeyond = rules.exceedsReceiveMaximum(...of);
          return false;
        },
        publishReasonCode: (fate) => rules.publishReasonCode(isBeyond ? 'no-room' : fate),
      };
    },
  }),
];
