import type { Rules } from '../../broker/rules.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly breaks: readonly StatementId50[];
  readonly seenIn?: readonly string[];
  readonly bend: (rules: Rules) => Partial<Rules>;
}

/** Such a message as it would be with another interval. */
const withInterval = <M extends { readonly properties: object | undefined }>(
  message: M,
  messageExpiryInterval: number,
) => ({
  ...message,
  properties: { ...message.properties, messageExpiryInterval },
});

const variants: readonly Variant[] = [
  {
    name: 'never',
    title: 'Messages that wait do not expire',
    breaks: ['MQTT-3.3.2-5'],
    bend: () => ({ isExpired: () => false, retainedLifetimeMs: () => Number.POSITIVE_INFINITY }),
  },
  {
    name: 'never-queued',
    title: 'Messages that wait for an absent subscriber do not expire',
    breaks: ['MQTT-3.3.2-5'],
    bend: (rules) => ({ isExpired: (message, nowMs) => message.retain && rules.isExpired(message, nowMs) }),
  },
  {
    name: 'never-retained',
    title: 'Retained messages do not expire',
    breaks: ['MQTT-3.3.2-5'],
    seenIn: ['nanomq#525'],
    bend: (rules) => ({
      isExpired: (message, nowMs) => !message.retain && rules.isExpired(message, nowMs),
      retainedLifetimeMs: () => Number.POSITIVE_INFINITY,
    }),
  },
  {
    name: 'in-milliseconds',
    title: 'The interval is taken for milliseconds',
    breaks: ['MQTT-3.3.2-6'],
    bend: (rules) => ({
      isExpired: (message, nowMs) => rules.isExpired(message, message.takenAtMs + (nowMs - message.takenAtMs) * 1000),
    }),
  },
  {
    name: 'zero-is-never',
    title: 'An interval of 0 is taken for none',
    breaks: ['MQTT-3.3.2-5'],
    bend: (rules) => {
      const isZero = ({
        properties,
      }: {
        readonly properties: { readonly messageExpiryInterval?: number | undefined } | undefined;
      }) => properties?.messageExpiryInterval === 0;
      return {
        isExpired: (message, nowMs) => !isZero(message) && rules.isExpired(message, nowMs),
        retainedLifetimeMs: (settingMs, message) =>
          rules.retainedLifetimeMs(settingMs, isZero(message) ? withInterval(message, 0xffff_ffff) : message),
      };
    },
  },
  {
    name: 'signed',
    title: 'An interval beyond 2,147,483,647 is taken for a negative one',
    breaks: ['MQTT-3.3.2-6', 'MQTT-4.5.0-1'],
    bend: (rules) => ({
      isExpired: (message, nowMs) =>
        (message.properties?.messageExpiryInterval ?? 0) > 0x7fff_ffff || rules.isExpired(message, nowMs),
    }),
  },
  {
    name: 'in-32-bit-milliseconds',
    title: 'The interval in milliseconds is kept in 32 bits',
    breaks: ['MQTT-3.3.2-6', 'MQTT-4.5.0-1'],
    bend: (rules) => ({
      isExpired: (message, nowMs) => {
        const interval = message.properties?.messageExpiryInterval;
        const cut =
          interval === undefined ? message : withInterval(message, ((interval * 1000) % 0x1_0000_0000) / 1000);
        return rules.isExpired(cut, nowMs);
      },
    }),
  },
  {
    name: 'of-the-replaced',
    title: 'A retained message goes when the life of the one that it took the place of is over',
    breaks: ['MQTT-3.3.1-5'],
    bend: (rules) => {
      const lives = new Map<string, number>();
      return {
        retainedLifetimeMs: (settingMs, message) => {
          const own = rules.retainedLifetimeMs(settingMs, message);
          const former = lives.get(message.topic) ?? own;
          lives.set(message.topic, own);
          return Math.min(own, former);
        },
      };
    },
  },
  {
    name: 'not-counted-down',
    title: 'The interval is sent on as it was received, however long the message waited',
    breaks: ['MQTT-3.3.2-6'],
    bend: () => ({ remainingExpiry: ({ properties }) => properties?.messageExpiryInterval }),
  },
  {
    name: 'of-retained-not-counted-down',
    title: 'The interval of a retained message is sent on as it was received',
    breaks: ['MQTT-3.3.2-6'],
    seenIn: ['hivemq-ce#616', 'hivemq-ce#784', 'rmqtt#513'],
    bend: (rules) => ({
      remainingExpiry: (message, nowMs) =>
        message.retain ? message.properties?.messageExpiryInterval : rules.remainingExpiry(message, nowMs),
    }),
  },
  {
    name: 'not-told',
    title: 'The interval is not sent on',
    breaks: ['MQTT-3.3.2-6'],
    bend: () => ({ remainingExpiry: () => undefined }),
  },
  {
    name: 'told-of-all',
    title: 'Messages without an interval are sent on with one',
    breaks: ['MQTT-3.3.2-6'],
    bend: (rules) => ({ remainingExpiry: (...given) => rules.remainingExpiry(...given) ?? 3600 }),
  },
  {
    name: 'of-what-was-sent',
    title: 'A message with an interval that was sent and not acknowledged is not sent again',
    breaks: ['MQTT-4.3.3-7', 'MQTT-4.4.0-1'],
    seenIn: ['bifromq#281'],
    bend: (rules) => ({
      redelivers: (inFlight, session) =>
        inFlight.delivery.message.properties?.messageExpiryInterval === undefined &&
        rules.redelivers(inFlight, session),
    }),
  },
  {
    name: 'of-an-exchange',
    title: 'PUBREL for a message with an interval is not answered',
    breaks: ['MQTT-4.3.3-13'],
    bend: (rules) => {
      const mortal = new Set<number>();
      return {
        onPublish: (publish, ...given) => {
          const { packetIdentifier = 0, qos, properties } = publish;
          if (qos === 2 && properties?.messageExpiryInterval !== undefined) mortal.add(packetIdentifier);
          return rules.onPublish(publish, ...given);
        },
        answersPubrel: (pubrel, ...given) =>
          !mortal.delete(pubrel.packetIdentifier) && rules.answersPubrel(pubrel, ...given),
      };
    },
  },
];

export default variants.map(({ name, title, breaks, bend, ...more }) =>
  fault({
    name: `message-expiry-${name}`,
    title,
    breaks: { '5.0': breaks },
    ...more,
    bend: (rules) => ({ ...rules, ...bend(rules) }),
  }),
);
