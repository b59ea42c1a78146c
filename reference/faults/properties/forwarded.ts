import type { Cause } from '../../broker/message.ts';
import type { Properties } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type UserProperty = NonNullable<Properties['userProperty']>;

/** A broker that hands on other properties than it was given. */
function changing(
  name: string,
  title: string,
  breaks: StatementId50,
  change: (properties: Properties, cause: Cause) => Properties,
) {
  return fault({
    name: `properties-${name}`,
    title,
    breaks: { '5.0': [breaks] },
    bend: (rules) => ({
      ...rules,
      forwardedProperties: (message, cause) => {
        const properties = rules.forwardedProperties(message, cause);
        return properties === undefined ? undefined : { ...properties, ...change(properties, cause) };
      },
    }),
  });
}

const all: Properties = {
  payloadFormatIndicator: undefined,
  contentType: undefined,
  responseTopic: undefined,
  correlationData: undefined,
  userProperty: undefined,
};

/** One that changes User Properties. */
function changingPairs(
  name: string,
  title: string,
  breaks: StatementId50,
  change: (pairs: UserProperty) => UserProperty,
) {
  return changing(`user-${name}`, title, breaks, ({ userProperty }) =>
    userProperty === undefined ? {} : { userProperty: change(userProperty) },
  );
}

export default [
  changing('lost', 'No properties are handed on', 'MQTT-3.3.2-17', () => all),
  changing('of-retained-lost', 'What is retained loses its properties', 'MQTT-3.3.2-17', (_, cause) =>
    cause === 'retained' ? all : {},
  ),
  changing('payload-format-lost', 'Payload Format Indicator is not handed on', 'MQTT-3.3.2-4', () => ({
    payloadFormatIndicator: undefined,
  })),
  changing('payload-format-always-0', 'Payload Format Indicator is handed on as 0', 'MQTT-3.3.2-4', () => ({
    payloadFormatIndicator: 0,
  })),
  changing('payload-format-always-1', 'Payload Format Indicator is handed on as 1', 'MQTT-3.3.2-4', () => ({
    payloadFormatIndicator: 1,
  })),
  changing('content-type-lost', 'Content Type is not handed on', 'MQTT-3.3.2-20', () => ({ contentType: undefined })),
  changing('content-type-empty-lost', 'An empty Content Type is not handed on', 'MQTT-3.3.2-20', ({ contentType }) => ({
    contentType: contentType === '' ? undefined : contentType,
  })),
  changing('content-type-in-ascii', 'Content Type loses what is not ASCII', 'MQTT-3.3.2-20', ({ contentType }) => ({
    contentType: contentType?.replace(/[^\0-\x7f]/gu, ''),
  })),
  changing('content-type-without-parameters', 'Content Type ends at its ;', 'MQTT-3.3.2-20', ({ contentType }) => ({
    contentType: contentType?.replace(/;.*/, ''),
  })),
  changing('response-topic-lost', 'Response Topic is not handed on', 'MQTT-3.3.2-15', () => ({
    responseTopic: undefined,
  })),
  changing(
    'response-topic-trimmed',
    'Response Topic loses a slash at its end',
    'MQTT-3.3.2-15',
    ({ responseTopic }) => ({
      responseTopic: responseTopic?.replace(/\/$/, ''),
    }),
  ),
  changing('correlation-data-lost', 'Correlation Data are not handed on', 'MQTT-3.3.2-16', () => ({
    correlationData: undefined,
  })),
  changing(
    'correlation-data-empty-lost',
    'Empty Correlation Data are lost',
    'MQTT-3.3.2-16',
    ({ correlationData }) => ({
      correlationData: correlationData?.length === 0 ? undefined : correlationData,
    }),
  ),
  changing(
    'correlation-data-as-text',
    'Correlation Data are taken for text',
    'MQTT-3.3.2-16',
    ({ correlationData }) => ({
      correlationData:
        correlationData === undefined
          ? undefined
          : new TextEncoder().encode(new TextDecoder().decode(correlationData)).subarray(0, 65_535),
    }),
  ),
  changing(
    'correlation-data-cut',
    'Correlation Data are cut at 32,767 bytes',
    'MQTT-3.3.2-16',
    ({ correlationData }) => ({
      correlationData: correlationData?.subarray(0, 32_767),
    }),
  ),
  changingPairs('reversed', 'User Properties are handed on in reverse', 'MQTT-3.3.2-18', (pairs) => pairs.toReversed()),
  changingPairs('sorted', 'User Properties are handed on in alphabetical order', 'MQTT-3.3.2-18', (pairs) =>
    pairs.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  ),
  changingPairs('as-a-map', 'Of User Properties with one name the last is handed on', 'MQTT-3.3.2-17', (pairs) => [
    ...new Map(pairs),
  ]),
  changingPairs('once-each', 'Of User Properties that are alike one is handed on', 'MQTT-3.3.2-17', (pairs) =>
    pairs.filter(([name, value], at) => pairs.findIndex((pair) => pair[0] === name && pair[1] === value) === at),
  ),
  changingPairs('nameless-lost', 'User Properties without a name are lost', 'MQTT-3.3.2-17', (pairs) =>
    pairs.filter(([name]) => name !== ''),
  ),
  changingPairs('at-most-64', 'At most 64 User Properties are handed on', 'MQTT-3.3.2-17', (pairs) =>
    pairs.slice(0, 64),
  ),
  fault({
    name: 'properties-of-the-message-before',
    title: 'A message without a property is handed on with that of the message before it',
    breaks: { '5.0': ['MQTT-3.3.2-20', 'MQTT-3.3.2-17'] },
    bend: (rules) => {
      let last: Properties = {};
      return {
        ...rules,
        messageOf: (publish, ...given) => {
          const message = rules.messageOf(publish, ...given);
          const defined = Object.entries(message.properties ?? {}).filter(([, value]) => value !== undefined);
          last = { ...last, ...Object.fromEntries(defined), messageExpiryInterval: undefined };
          return { ...message, properties: { ...message.properties, ...last } };
        },
      };
    },
  }),
];
