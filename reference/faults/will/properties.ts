import type { Properties } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** A broker that publishes Wills with other properties than CONNECT gave them. */
function changing(name: string, title: string, breaks: StatementId50, change: (properties: Properties) => Properties) {
  return fault({
    name: `will-properties-${name}`,
    title,
    breaks: { '5.0': [breaks] },
    bend: (rules) => ({
      ...rules,
      willMessage: (...given) => {
        const message = rules.willMessage(...given);
        return { ...message, properties: change(message.properties ?? {}) };
      },
    }),
  });
}

export default [
  changing('lost', 'A Will is published without any properties', 'MQTT-3.1.2-7', () => ({})),
  changing('reversed', 'The User Properties of a Will come in reverse', 'MQTT-3.1.3-10', (properties) => ({
    ...properties,
    userProperty: properties.userProperty?.toReversed(),
  })),
  changing('with-expiry', 'A Will without a life of its own is given one', 'MQTT-3.3.2-6', (properties) => ({
    messageExpiryInterval: 3600,
    ...properties,
  })),
  changing('without-expiry', 'A Will loses its Message Expiry Interval', 'MQTT-3.3.2-6', (properties) => ({
    ...properties,
    messageExpiryInterval: undefined,
  })),
  fault({
    name: 'will-expiry-from-connect',
    title: 'The life of a Will has begun before it is published',
    breaks: { '5.0': ['MQTT-3.3.2-6'] },
    bend: (rules) => ({
      ...rules,
      willMessage: (will, clientId, takenAtMs) => rules.willMessage(will, clientId, takenAtMs - 3000),
    }),
  }),
];
