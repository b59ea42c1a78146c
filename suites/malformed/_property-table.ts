/** The properties of 5.0 as table 2-4 has them: identifier, a value that is allowed, and where a client may send each. */

import { binaryData, byte, fourByteInteger, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import type { Place } from './_carriers.ts';

/** A property with an allowed value. */
export interface Property {
  readonly name: string;
  /** Identifier and value. */
  readonly bytes: Uint8Array;
  /** Where a client may send it; the others are the server's. */
  readonly places: readonly Place[];
}

const acknowledgements = ['puback', 'pubrec', 'pubrel', 'pubcomp'] as const;
const aMessage = ['publish', 'will'] as const;

function property(identifier: number, name: string, value: Uint8Array, places: readonly Place[]): Property {
  return { name, bytes: Uint8Array.of(identifier, ...value), places };
}

/** The one property that may be repeated. */
export const userProperty = property(
  0x26,
  'User Property',
  Uint8Array.of(...utf8String('name'), ...utf8String('value')),
  ['connect', ...aMessage, ...acknowledgements, 'subscribe', 'unsubscribe', 'disconnect'],
);

/** Those that may be there once. */
export const singleProperties: readonly Property[] = [
  property(0x01, 'Payload Format Indicator', byte(0), aMessage),
  property(0x02, 'Message Expiry Interval', fourByteInteger(60), aMessage),
  property(0x03, 'Content Type', utf8String('text/plain'), aMessage),
  property(0x08, 'Response Topic', utf8String('reply'), aMessage),
  property(0x09, 'Correlation Data', binaryData([7]), aMessage),
  // A PUBLISH may have it, but not one from a client.
  property(0x0b, 'Subscription Identifier', byte(1), ['subscribe']),
  property(0x11, 'Session Expiry Interval', fourByteInteger(0), ['connect', 'disconnect']),
  property(0x12, 'Assigned Client Identifier', utf8String('assigned'), []),
  property(0x13, 'Server Keep Alive', twoByteInteger(60), []),
  property(0x15, 'Authentication Method', utf8String('none'), ['connect']),
  property(0x16, 'Authentication Data', binaryData([7]), ['connect']),
  property(0x17, 'Request Problem Information', byte(1), ['connect']),
  property(0x18, 'Will Delay Interval', fourByteInteger(0), ['will']),
  property(0x19, 'Request Response Information', byte(0), ['connect']),
  property(0x1a, 'Response Information', utf8String('information'), []),
  // Only a server has a use for it in DISCONNECT; table 2-4 allows the packet.
  property(0x1c, 'Server Reference', utf8String('other'), ['disconnect']),
  property(0x1f, 'Reason String', utf8String('reason'), [...acknowledgements, 'disconnect']),
  property(0x21, 'Receive Maximum', twoByteInteger(10), ['connect']),
  property(0x22, 'Topic Alias Maximum', twoByteInteger(0), ['connect']),
  property(0x23, 'Topic Alias', twoByteInteger(1), ['publish']),
  property(0x24, 'Maximum QoS', byte(1), []),
  property(0x25, 'Retain Available', byte(1), []),
  property(0x27, 'Maximum Packet Size', fourByteInteger(65_535), ['connect']),
  property(0x28, 'Wildcard Subscription Available', byte(1), []),
  property(0x29, 'Subscription Identifier Available', byte(1), []),
  property(0x2a, 'Shared Subscription Available', byte(1), []),
];
