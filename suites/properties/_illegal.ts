/** Properties that PUBLISH must not have, as bytes behind the Property Length. */

import {
  binaryData,
  byte,
  fourByteInteger,
  hex,
  type ScenarioSource,
  twoByteInteger,
  utf8String,
} from '../../harness/scenario.ts';

type Statements = NonNullable<ScenarioSource['statements']['5.0']>;

/** One that is wrong. */
export interface Illegal {
  readonly title: string;
  readonly statements: Statements;
  readonly bytes: Uint8Array;
  /** Why careful implementers may take it all the same; absent where the text is plain. */
  readonly doubt?: string;
}

const malformed = ['MQTT-4.13.1-1', 'v5.0-2.2.2.2-u1'] as const;
const property = (identifier: number, value: Uint8Array): Uint8Array => Uint8Array.of(identifier, ...value);
const twice = (bytes: Uint8Array): Uint8Array => Uint8Array.of(...bytes, ...bytes);
const raw = (bytes: string): Uint8Array => binaryData(hex(bytes));

const text = utf8String('a');

function repeated(title: string, bytes: Uint8Array, statement: Statements[number]): Illegal {
  return { title: `${title} twice`, statements: [statement, 'MQTT-4.13.1-1'], bytes: twice(bytes) };
}

function foreign(title: string, identifier: number, value: Uint8Array): Illegal {
  return { title: `${title}, which is not for PUBLISH`, statements: malformed, bytes: property(identifier, value) };
}

const onceOnly = 'in PUBLISH no sentence forbids it twice';

/** By name. */
export const illegals: Readonly<Record<string, Illegal>> = {
  'response-topic-twice': repeated('Response Topic', property(0x08, text), 'v5.0-3.3.2.3.5-u1'),
  'correlation-data-twice': repeated('Correlation Data', property(0x09, binaryData([1])), 'v5.0-3.3.2.3.6-u1'),
  'content-type-twice': repeated('Content Type', property(0x03, text), 'v5.0-3.3.2.3.9-u1'),
  'payload-format-twice': {
    ...repeated('Payload Format Indicator', property(0x01, byte(1)), 'MQTT-4.13.1-1'),
    doubt: onceOnly,
  },
  'message-expiry-twice': {
    ...repeated('Message Expiry Interval', property(0x02, fourByteInteger(60)), 'MQTT-4.13.1-1'),
    doubt: onceOnly,
  },
  'session-expiry-interval': foreign('Session Expiry Interval', 0x11, fourByteInteger(60)),
  'assigned-client-identifier': foreign('Assigned Client Identifier', 0x12, text),
  'server-keep-alive': foreign('Server Keep Alive', 0x13, twoByteInteger(60)),
  'authentication-method': foreign('Authentication Method', 0x15, text),
  'authentication-data': foreign('Authentication Data', 0x16, binaryData([1])),
  'request-problem-information': foreign('Request Problem Information', 0x17, byte(1)),
  'will-delay-interval': foreign('Will Delay Interval', 0x18, fourByteInteger(60)),
  'request-response-information': foreign('Request Response Information', 0x19, byte(1)),
  'response-information': foreign('Response Information', 0x1a, text),
  'server-reference': foreign('Server Reference', 0x1c, text),
  'reason-string': foreign('Reason String', 0x1f, text),
  'receive-maximum': foreign('Receive Maximum', 0x21, twoByteInteger(10)),
  'topic-alias-maximum': foreign('Topic Alias Maximum', 0x22, twoByteInteger(10)),
  'maximum-qos': foreign('Maximum QoS', 0x24, byte(1)),
  'retain-available': foreign('Retain Available', 0x25, byte(1)),
  'maximum-packet-size': foreign('Maximum Packet Size', 0x27, fourByteInteger(1000)),
  'wildcard-subscription-available': foreign('Wildcard Subscription Available', 0x28, byte(1)),
  'subscription-identifier-available': foreign('Subscription Identifier Available', 0x29, byte(1)),
  'shared-subscription-available': foreign('Shared Subscription Available', 0x2a, byte(1)),
  'unknown-0': { title: 'a property with identifier 0', statements: malformed, bytes: hex('00 00') },
  'unknown-4': { title: 'a property with identifier 4', statements: malformed, bytes: hex('04 00') },
  'unknown-127': { title: 'a property with identifier 127', statements: malformed, bytes: hex('7f 00') },
  'unknown-128': { title: 'a property with identifier 128', statements: malformed, bytes: hex('80 01 00') },
  'content-type-no-utf-8': {
    title: 'a Content Type that is not well-formed UTF-8',
    statements: ['MQTT-3.3.2-19', 'MQTT-1.5.4-1', 'v5.0-1.5.4-u1'],
    bytes: property(0x03, raw('61 c3 28')),
  },
  'content-type-with-null': {
    title: 'U+0000 in its Content Type',
    statements: ['MQTT-3.3.2-19', 'MQTT-1.5.4-2', 'v5.0-1.5.4-u2'],
    bytes: property(0x03, raw('61 00')),
  },
  'response-topic-no-utf-8': {
    title: 'a Response Topic that is not well-formed UTF-8',
    statements: ['MQTT-3.3.2-13', 'MQTT-1.5.4-1', 'v5.0-1.5.4-u1'],
    bytes: property(0x08, raw('61 c3 28')),
  },
  'response-topic-with-surrogate': {
    title: 'a surrogate in its Response Topic',
    statements: ['MQTT-3.3.2-13', 'MQTT-1.5.4-1', 'v5.0-1.5.4-u1'],
    bytes: property(0x08, raw('61 ed a0 80')),
  },
  'response-topic-with-plus': {
    title: 'a + in its Response Topic',
    statements: ['MQTT-3.3.2-14', 'MQTT-4.13.1-1'],
    bytes: property(0x08, utf8String('a/+/b')),
  },
  'response-topic-with-hash': {
    title: 'a # in its Response Topic',
    statements: ['MQTT-3.3.2-14', 'MQTT-4.13.1-1'],
    bytes: property(0x08, utf8String('a/#')),
  },
  'user-property-name-no-utf-8': {
    title: 'a User Property whose name is not well-formed UTF-8',
    statements: ['MQTT-1.5.7-1', 'v5.0-1.5.7-u1'],
    bytes: Uint8Array.of(0x26, ...raw('ff'), ...text),
  },
  'user-property-value-no-utf-8': {
    title: 'a User Property whose value is not well-formed UTF-8',
    statements: ['MQTT-1.5.7-1', 'v5.0-1.5.7-u1'],
    bytes: Uint8Array.of(0x26, ...text, ...raw('ed a0 80')),
  },
  'user-property-with-null': {
    title: 'U+0000 in a User Property',
    statements: ['MQTT-1.5.7-1', 'MQTT-1.5.4-2', 'v5.0-1.5.7-u1'],
    bytes: Uint8Array.of(0x26, ...text, ...raw('61 00 62')),
  },
  'content-type-cut': {
    title: 'a Content Type that ends behind its properties',
    statements: ['MQTT-4.13.1-1'],
    bytes: hex('03 00 05 61'),
  },
  'message-expiry-cut': {
    title: 'a Message Expiry Interval of three bytes',
    statements: malformed,
    bytes: hex('02 00 00 3c'),
  },
  'user-property-without-value': {
    title: 'a User Property without a value',
    statements: ['MQTT-4.13.1-1', 'v5.0-1.5.7-u1'],
    bytes: Uint8Array.of(0x26, ...text),
  },
};
