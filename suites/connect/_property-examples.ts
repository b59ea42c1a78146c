/** One well-formed example of each property of 5.0 as bytes, and what forbids it twice in CONNECT and in the Will Properties. */

import {
  binaryData,
  byte,
  fourByteInteger,
  type ScenarioSource,
  twoByteInteger,
  utf8String,
  variableByteInteger,
} from '../../harness/scenario.ts';

/** Where a property stands: it may not; any number of times; once, and what says so. */
type Place = 'forbidden' | 'repeatable' | NonNullable<ScenarioSource['statements']['5.0']>[number];

/** One property. */
export interface PropertyExample {
  readonly name: string;
  /** The identifier and a value that is right for its type. */
  readonly bytes: Uint8Array;
  readonly inConnect: Place;
  readonly inWill: Place;
}

function example(
  name: string,
  identifier: number,
  value: Uint8Array,
  { inConnect = 'forbidden', inWill = 'forbidden' }: Partial<Pick<PropertyExample, 'inConnect' | 'inWill'>> = {},
): PropertyExample {
  return { name, bytes: Uint8Array.of(identifier, ...value), inConnect, inWill };
}

const text = utf8String('x');
const two = twoByteInteger(10);
const four = fourByteInteger(10);
const bytes = binaryData([0x78]);
const pair = Uint8Array.of(...text, ...text);
const everywhere = { inConnect: 'repeatable', inWill: 'repeatable' } as const;

/** All 27, in the order of their identifiers. */
export const propertyExamples: readonly PropertyExample[] = [
  example('payload-format-indicator', 0x01, byte(1), { inWill: 'v5.0-3.1.3.2.3-u2' }),
  example('message-expiry-interval', 0x02, four, { inWill: 'v5.0-3.1.3.2.4-u1' }),
  example('content-type', 0x03, text, { inWill: 'v5.0-3.1.3.2.5-u1' }),
  example('response-topic', 0x08, text, { inWill: 'v5.0-3.1.3.2.6-u1' }),
  example('correlation-data', 0x09, bytes, { inWill: 'v5.0-3.1.3.2.7-u1' }),
  example('subscription-identifier', 0x0b, variableByteInteger(10)),
  example('session-expiry-interval', 0x11, four, { inConnect: 'v5.0-3.1.2.11.2-u1' }),
  example('assigned-client-identifier', 0x12, text),
  example('server-keep-alive', 0x13, two),
  example('authentication-method', 0x15, text, { inConnect: 'v5.0-3.1.2.11.9-u1' }),
  example('authentication-data', 0x16, bytes, { inConnect: 'v5.0-3.1.2.11.10-u2' }),
  example('request-problem-information', 0x17, byte(1), { inConnect: 'v5.0-3.1.2.11.7-u1' }),
  example('will-delay-interval', 0x18, four, { inWill: 'v5.0-3.1.3.2.2-u1' }),
  example('request-response-information', 0x19, byte(1), { inConnect: 'v5.0-3.1.2.11.6-u1' }),
  example('response-information', 0x1a, text),
  example('server-reference', 0x1c, text),
  example('reason-string', 0x1f, text),
  example('receive-maximum', 0x21, two, { inConnect: 'v5.0-3.1.2.11.3-u1' }),
  example('topic-alias-maximum', 0x22, two, { inConnect: 'v5.0-3.1.2.11.5-u1' }),
  example('topic-alias', 0x23, two),
  example('maximum-qos', 0x24, byte(1)),
  example('retain-available', 0x25, byte(1)),
  example('user-property', 0x26, pair, everywhere),
  example('maximum-packet-size', 0x27, fourByteInteger(100_000), { inConnect: 'v5.0-3.1.2.11.4-u1' }),
  example('wildcard-subscription-available', 0x28, byte(1)),
  example('subscription-identifiers-available', 0x29, byte(1)),
  example('shared-subscription-available', 0x2a, byte(1)),
];

/** A User Property, to be put between others. */
export const userProperty: Uint8Array = Uint8Array.of(0x26, ...pair);
