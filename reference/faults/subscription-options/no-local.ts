import type { Rules } from '../../broker/rules.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type Passes = Rules['passesNoLocal'];

const spared = ['MQTT-3.8.3-3'] as const;
const heard = ['MQTT-4.5.0-1'] as const;

/** A broker that has another idea of No Local. */
function local(name: string, title: string, breaks: readonly StatementId50[], bend: (standard: Passes) => Passes) {
  return fault({
    name: `no-local-${name}`,
    title,
    breaks: { '5.0': breaks },
    bend: (rules) => ({ ...rules, passesNoLocal: bend(rules.passesNoLocal) }),
  });
}

export default [
  local('ignored', 'No Local is ignored', spared, () => () => true),
  local(
    'always',
    'No client gets its own messages',
    heard,
    () => (_held, message, session) => message.publisher !== session.clientId,
  ),
  local(
    'nothing-comes',
    'With No Local nothing comes at all',
    heard,
    () =>
      ({ noLocal }) =>
        !noLocal,
  ),
  local(
    'of-any-filter',
    'No Local of one subscription counts for all of its client',
    heard,
    (standard) => (held, message, session) => {
      const noLocal = [...session.subscriptions.values()].some((other) => other.noLocal);
      return standard({ ...held, noLocal }, message, session);
    },
  ),
  local(
    'needed-on-every-filter',
    'No Local counts only when all subscriptions of the client have it',
    spared,
    (standard) => (held, message, session) => {
      const noLocal = [...session.subscriptions.values()].every((other) => other.noLocal);
      return standard({ ...held, noLocal }, message, session);
    },
  ),
  local(
    'by-beginning-of-id',
    'Clients whose ids begin alike are the same for No Local',
    heard,
    () =>
      ({ noLocal }, { publisher }, { clientId }) =>
        !noLocal || publisher === null || !(publisher.startsWith(clientId) || clientId.startsWith(publisher)),
  ),
  local(
    'by-id-in-lower-case',
    'Clients whose ids differ in upper and lower case only are the same for No Local',
    heard,
    () =>
      ({ noLocal }, { publisher }, { clientId }) =>
        !noLocal || publisher?.toLowerCase() !== clientId.toLowerCase(),
  ),
  local(
    'forgotten-at-return',
    'No Local does not outlive the connection',
    ['MQTT-3.8.3-3', 'MQTT-3.1.2-23'],
    (standard) => (held, message, session) => session.connects > 1 || standard(held, message, session),
  ),
  ...[0, 1, 2].map((qos) =>
    local(
      `not-at-qos-${qos}`,
      `No Local is ignored for messages at QoS ${qos}`,
      spared,
      (standard) => (held, message, session) => message.qos === qos || standard(held, message, session),
    ),
  ),
  local(
    'not-with-wildcards',
    'No Local is ignored on filters with wildcards',
    spared,
    (standard) => (held, message, session) => /[+#]/.test(held.topicFilter) || standard(held, message, session),
  ),
  local(
    'not-for-retained',
    'No Local is ignored for retained messages',
    spared,
    (standard) => (held, message, session) => message.retain || standard(held, message, session),
  ),
  local(
    'retained-never',
    'With No Local no retained message comes',
    ['MQTT-3.3.1-9'],
    (standard) => (held, message, session) => !message.retain && standard(held, message, session),
  ),
  fault({
    name: 'no-local-not-changed',
    title: 'A subscription that is made again keeps its No Local',
    breaks: { '5.0': ['MQTT-3.8.4-3', 'MQTT-3.8.3-3'] },
    bend: (rules) => ({
      ...rules,
      resubscribed: (made, existing, session) => ({
        ...rules.resubscribed(made, existing, session),
        noLocal: existing.noLocal,
      }),
    }),
  }),
  fault({
    name: 'no-local-of-the-first-filter',
    title: 'No Local of the first filter of a SUBSCRIBE counts for all of them',
    breaks: { '5.0': ['MQTT-3.8.3-3', 'MQTT-3.8.4-5'] },
    bend: (rules) => ({
      ...rules,
      filtersToSubscribe: (subscribe, session) => {
        const [{ noLocal } = { noLocal: false }] = subscribe.subscriptions;
        return rules.filtersToSubscribe(subscribe, session).map((one) => ({ ...one, noLocal }));
      },
    }),
  }),
];
