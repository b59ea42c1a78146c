import { fault } from '../fault.ts';
import { breaking, tolerating, withByte } from './_tolerate.ts';

export default [
  tolerating({
    name: 'malformed-subscribe-retain-handling-3-as-0',
    title: 'Retain Handling 3 in SUBSCRIBE is taken for 0',
    breaks: { '5.0': ['v5.0-3.8.3.1-u2'] },
    which: breaking(['v5.0-3.8.3.1-u2'], 'subscribe'),
    reaction: withByte((byte) => byte & 0xcf),
  }),
  tolerating({
    name: 'malformed-subscription-identifier-0-taken',
    title: 'Subscription Identifier 0 is taken for 1',
    breaks: { '5.0': ['v5.0-3.8.2.1.2-u1'] },
    seenIn: ['MQTTnet#2262'],
    which: breaking(['v5.0-3.8.2.1.2-u1'], 'subscribe'),
    reaction: withByte(() => 1),
  }),
  tolerating({
    name: 'malformed-no-local-on-shared-taken',
    title: 'No Local on a Shared Subscription is put up with',
    breaks: { '5.0': ['MQTT-3.8.3-4'] },
    seenIn: ['emqx#11074'],
    which: breaking(['MQTT-3.8.3-4'], 'subscribe'),
    reaction: withByte((byte) => byte & ~0x04),
  }),
  fault({
    name: 'malformed-publish-with-subscription-identifier-taken',
    title: 'A PUBLISH from a client with a Subscription Identifier is taken',
    breaks: { '5.0': ['MQTT-3.3.4-6'] },
    seenIn: ['mosquitto#3319', 'emqx#8029', 'nanomq#626', 'vernemq#2283'],
    bend: (rules) => ({
      ...rules,
      refusalOfPublish: (publish, settings) =>
        rules.refusalOfPublish(
          { ...publish, properties: { ...publish.properties, subscriptionIdentifier: undefined } },
          settings,
        ),
    }),
  }),
];
