import type { Settings } from '../../broker/settings.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** A broker that does what it said that it does not offer. */
function offering(name: string, title: string, breaks: readonly StatementId50[], ignored: Partial<Settings>) {
  return fault({
    name: `capability-${name}`,
    title,
    breaks: { '5.0': breaks },
    bend: (rules) => ({
      ...rules,
      refusalOfWish: (connect, settings) => rules.refusalOfWish(connect, { ...settings, ...ignored }),
      refusalOfPublish: (publish, settings) => rules.refusalOfPublish(publish, { ...settings, ...ignored }),
      refusalOfSubscribe: (subscribe, settings) => rules.refusalOfSubscribe(subscribe, { ...settings, ...ignored }),
    }),
  });
}

export default [
  offering(
    'qos-2-taken',
    'QoS 2 is taken, although CONNACK sets a lower Maximum QoS',
    ['MQTT-3.2.2-11', 'v5.0-3.2.2.3.4-u2', 'MQTT-3.2.2-12'],
    { maximumQos: 2 },
  ),
  offering(
    'retain-taken',
    'RETAIN 1 is taken, although CONNACK says that nothing is retained',
    ['MQTT-3.2.2-14', 'v5.0-3.2.2.3.5-u2', 'MQTT-3.2.2-13'],
    { retainAvailable: true },
  ),
  offering(
    'wildcards-granted',
    'Wildcards are granted, although CONNACK says that there are none',
    ['v5.0-3.2.2.3.11-u2'],
    { wildcardSubscriptionAvailable: true },
  ),
  offering(
    'identifiers-taken',
    'Subscription Identifiers are taken, although CONNACK says that there are none',
    ['v5.0-3.2.2.3.12-u2'],
    { subscriptionIdentifierAvailable: true },
  ),
  offering(
    'shares-granted',
    'Shared Subscriptions are granted, although CONNACK says that there are none',
    ['v5.0-3.2.2.3.13-u2'],
    { sharedSubscriptionAvailable: true },
  ),
  fault({
    name: 'capability-will-qos-2-refused-without-a-word',
    title: 'A CONNECT whose Will is beyond what is offered is refused with a code that does not say so',
    breaks: { '5.0': ['MQTT-3.2.2-12', 'MQTT-3.2.2-13'] },
    bend: (rules) => ({
      ...rules,
      refusalOfWish: (connect, settings) => (rules.refusalOfWish(connect, settings) === null ? null : 0x83),
    }),
  }),
  fault({
    name: 'capability-high-qos-not-granted',
    title: 'A SUBSCRIBE that asks for more than Maximum QoS is refused in SUBACK',
    breaks: { '5.0': ['MQTT-3.2.2-10'] },
    bend: (rules) => ({
      ...rules,
      subackCode: (granted, requested) => (requested.qos > granted ? 0x80 : rules.subackCode(granted, requested)),
    }),
  }),
  fault({
    name: 'capability-qos-1-not-granted',
    title: 'A SUBSCRIBE above QoS 0 is refused where QoS 2 is not offered',
    breaks: { '5.0': ['MQTT-3.2.2-10'] },
    bend: (rules) => {
      let isRestricted = false;
      return {
        ...rules,
        grantedQos: (requested, session, maximumQos) => {
          isRestricted = maximumQos < 2;
          return rules.grantedQos(requested, session, maximumQos);
        },
        subackCode: (granted, requested) =>
          isRestricted && requested.qos > 0 ? 0x80 : rules.subackCode(granted, requested),
      };
    },
  }),
  fault({
    name: 'capability-granted-as-requested',
    title: 'A SUBACK grants QoS 1 where QoS 0 was asked for, and messages come so',
    breaks: { '5.0': ['MQTT-3.8.4-8', 'MQTT-3.2.2-10'] },
    bend: (rules) => ({
      ...rules,
      grantedQos: (requested, session, maximumQos) =>
        maximumQos < 2 ? 1 : rules.grantedQos(requested, session, maximumQos),
    }),
  }),
  fault({
    name: 'capability-maximum-qos-not-told',
    title: 'CONNACK does not tell that QoS 2, or QoS 1, is not taken',
    breaks: { '5.0': ['MQTT-3.2.2-9'] },
    bend: (rules) => ({
      ...rules,
      refusalOfPublish: (publish, settings) => (publish.qos > 0 ? 0x9b : rules.refusalOfPublish(publish, settings)),
    }),
  }),
  fault({
    name: 'capability-qos-2-answered-by-puback',
    title: 'A PUBLISH at QoS 2 is answered by PUBACK, and CONNACK tells of no Maximum QoS',
    breaks: { '5.0': ['MQTT-3.2.2-9', 'MQTT-3.3.4-1'] },
    seenIn: ['rabbitmq-server#10373'],
    bend: (rules) => ({
      ...rules,
      answerToPublish: (publish, copiesBefore, session) =>
        publish.qos === 2 ? 'puback' : rules.answerToPublish(publish, copiesBefore, session),
    }),
  }),
  fault({
    name: 'capability-retain-set-without-retained',
    title: 'RETAIN is 1 on live messages where nothing is retained',
    breaks: { '5.0': ['MQTT-3.3.1-12'] },
    bend: (rules) => ({ ...rules, retainFlag: () => true }),
  }),
  fault({
    name: 'server-keep-alive-not-heeded',
    title: 'The server goes by the Keep Alive that the client asked for, although it set its own',
    breaks: { '5.0': ['MQTT-3.1.2-22', 'MQTT-3.1.2-21'] },
    bend: (rules) => {
      let asked: number | null = null;
      return {
        ...rules,
        serverKeepAlive: (connect, settings) => {
          asked = connect.keepAlive;
          return rules.serverKeepAlive(connect, settings);
        },
        silenceLimitMs: (keepAlive, session) => rules.silenceLimitMs(asked === null ? keepAlive : asked, session),
      };
    },
  }),
];
