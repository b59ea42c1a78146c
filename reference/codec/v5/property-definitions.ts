/** The 27 properties of 5.0: number, name, type, and the packets that may carry each (table 2-4, and chapter 3). */

import type { StatementId50 } from '../../statements/index.ts';
import type { PlaceRule, PropertyDefinition, PropertyPlace } from './property-definition.ts';

/** Once at most; one sentence forbids both repetition and bad values, unless two are given. */
function once(repeated: StatementId50 | null, badValue: StatementId50 | null = repeated): PlaceRule {
  return { repeated, badValue, mayRepeat: false };
}

function many(badValue: StatementId50 | null): PlaceRule {
  return { repeated: null, badValue, mayRepeat: true };
}

const anywhere: Readonly<Record<PropertyPlace, PlaceRule>> = {
  connect: many(null),
  will: many(null),
  connack: many(null),
  publish: many(null),
  puback: many(null),
  pubrec: many(null),
  pubrel: many(null),
  pubcomp: many(null),
  subscribe: many(null),
  suback: many(null),
  unsubscribe: many(null),
  unsuback: many(null),
  disconnect: many(null),
  auth: many(null),
};

/** In ascending order of identifiers, which is also the order in which they are encoded. */
export const propertyDefinitions: readonly PropertyDefinition[] = [
  {
    identifier: 0x01,
    name: 'payloadFormatIndicator',
    title: 'Payload Format Indicator',
    type: 'Byte',
    values: '0 or 1',
    places: { publish: once(null), will: once('v5.0-3.1.3.2.3-u2', null) },
  },
  {
    identifier: 0x02,
    name: 'messageExpiryInterval',
    title: 'Message Expiry Interval',
    type: 'Four Byte Integer',
    values: 'any',
    places: { publish: once(null), will: once('v5.0-3.1.3.2.4-u1') },
  },
  {
    identifier: 0x03,
    name: 'contentType',
    title: 'Content Type',
    type: 'UTF-8 Encoded String',
    values: 'any',
    places: { publish: once('v5.0-3.3.2.3.9-u1'), will: once('v5.0-3.1.3.2.5-u1') },
  },
  {
    identifier: 0x08,
    name: 'responseTopic',
    title: 'Response Topic',
    type: 'UTF-8 Encoded String',
    values: 'a Topic Name',
    places: {
      publish: once('v5.0-3.3.2.3.5-u1', 'MQTT-3.3.2-14'),
      will: once('v5.0-3.1.3.2.6-u1', 'MQTT-3.3.2-14'),
    },
  },
  {
    identifier: 0x09,
    name: 'correlationData',
    title: 'Correlation Data',
    type: 'Binary Data',
    values: 'any',
    places: { publish: once('v5.0-3.3.2.3.6-u1'), will: once('v5.0-3.1.3.2.7-u1') },
  },
  {
    identifier: 0x0b,
    name: 'subscriptionIdentifier',
    title: 'Subscription Identifier',
    type: 'Variable Byte Integer',
    values: 'other than 0',
    places: { publish: many('v5.0-3.3.2.3.8-u1'), subscribe: once('v5.0-3.8.2.1.2-u2', 'v5.0-3.8.2.1.2-u1') },
  },
  {
    identifier: 0x11,
    name: 'sessionExpiryInterval',
    title: 'Session Expiry Interval',
    type: 'Four Byte Integer',
    values: 'any',
    places: {
      connect: once('v5.0-3.1.2.11.2-u1'),
      connack: once('v5.0-3.2.2.3.2-u1'),
      disconnect: once('v5.0-3.14.2.2.2-u1'),
    },
  },
  {
    identifier: 0x12,
    name: 'assignedClientIdentifier',
    title: 'Assigned Client Identifier',
    type: 'UTF-8 Encoded String',
    values: 'any',
    places: { connack: once('v5.0-3.2.2.3.7-u1') },
  },
  {
    identifier: 0x13,
    name: 'serverKeepAlive',
    title: 'Server Keep Alive',
    type: 'Two Byte Integer',
    values: 'any',
    places: { connack: once('v5.0-3.2.2.3.14-u1') },
  },
  {
    identifier: 0x15,
    name: 'authenticationMethod',
    title: 'Authentication Method',
    type: 'UTF-8 Encoded String',
    values: 'any',
    places: {
      connect: once('v5.0-3.1.2.11.9-u1'),
      connack: once('v5.0-3.2.2.3.17-u1'),
      auth: once('v5.0-3.15.2.2.2-u1'),
    },
  },
  {
    identifier: 0x16,
    name: 'authenticationData',
    title: 'Authentication Data',
    type: 'Binary Data',
    values: 'any',
    places: {
      connect: once('v5.0-3.1.2.11.10-u2'),
      connack: once('v5.0-3.2.2.3.18-u1'),
      auth: once('v5.0-3.15.2.2.3-u1'),
    },
  },
  {
    identifier: 0x17,
    name: 'requestProblemInformation',
    title: 'Request Problem Information',
    type: 'Byte',
    values: '0 or 1',
    places: { connect: once('v5.0-3.1.2.11.7-u1') },
  },
  {
    identifier: 0x18,
    name: 'willDelayInterval',
    title: 'Will Delay Interval',
    type: 'Four Byte Integer',
    values: 'any',
    places: { will: once('v5.0-3.1.3.2.2-u1') },
  },
  {
    identifier: 0x19,
    name: 'requestResponseInformation',
    title: 'Request Response Information',
    type: 'Byte',
    values: '0 or 1',
    places: { connect: once('v5.0-3.1.2.11.6-u1') },
  },
  {
    identifier: 0x1a,
    name: 'responseInformation',
    title: 'Response Information',
    type: 'UTF-8 Encoded String',
    values: 'any',
    places: { connack: once('v5.0-3.2.2.3.15-u1') },
  },
  {
    identifier: 0x1c,
    name: 'serverReference',
    title: 'Server Reference',
    type: 'UTF-8 Encoded String',
    values: 'any',
    places: { connack: once('v5.0-3.2.2.3.16-u1'), disconnect: once('v5.0-3.14.2.2.5-u1') },
  },
  {
    identifier: 0x1f,
    name: 'reasonString',
    title: 'Reason String',
    type: 'UTF-8 Encoded String',
    values: 'any',
    places: {
      connack: once('v5.0-3.2.2.3.9-u2'),
      puback: once('v5.0-3.4.2.2.2-u1'),
      pubrec: once('v5.0-3.5.2.2.2-u2'),
      pubrel: once('v5.0-3.6.2.2.2-u2'),
      pubcomp: once('v5.0-3.7.2.2.2-u2'),
      suback: once('v5.0-3.9.2.1.2-u2'),
      unsuback: once('v5.0-3.11.2.1.2-u2'),
      disconnect: once('v5.0-3.14.2.2.3-u2'),
      auth: once('v5.0-3.15.2.2.4-u2'),
    },
  },
  {
    identifier: 0x21,
    name: 'receiveMaximum',
    title: 'Receive Maximum',
    type: 'Two Byte Integer',
    values: 'other than 0',
    places: { connect: once('v5.0-3.1.2.11.3-u1'), connack: once('v5.0-3.2.2.3.3-u1') },
  },
  {
    identifier: 0x22,
    name: 'topicAliasMaximum',
    title: 'Topic Alias Maximum',
    type: 'Two Byte Integer',
    values: 'any',
    places: { connect: once('v5.0-3.1.2.11.5-u1'), connack: once('v5.0-3.2.2.3.8-u1') },
  },
  {
    identifier: 0x23,
    name: 'topicAlias',
    title: 'Topic Alias',
    type: 'Two Byte Integer',
    values: 'other than 0',
    places: { publish: once('v5.0-3.3.2.3.4-u1', 'MQTT-3.3.2-8') },
  },
  {
    identifier: 0x24,
    name: 'maximumQos',
    title: 'Maximum QoS',
    type: 'Byte',
    values: '0 or 1',
    places: { connack: once('v5.0-3.2.2.3.4-u1') },
  },
  {
    identifier: 0x25,
    name: 'retainAvailable',
    title: 'Retain Available',
    type: 'Byte',
    values: '0 or 1',
    places: { connack: once('v5.0-3.2.2.3.5-u1') },
  },
  {
    identifier: 0x26,
    name: 'userProperty',
    title: 'User Property',
    type: 'UTF-8 String Pair',
    values: 'any',
    places: anywhere,
  },
  {
    identifier: 0x27,
    name: 'maximumPacketSize',
    title: 'Maximum Packet Size',
    type: 'Four Byte Integer',
    values: 'other than 0',
    places: { connect: once('v5.0-3.1.2.11.4-u1'), connack: once('v5.0-3.2.2.3.6-u1') },
  },
  {
    identifier: 0x28,
    name: 'wildcardSubscriptionAvailable',
    title: 'Wildcard Subscription Available',
    type: 'Byte',
    values: '0 or 1',
    places: { connack: once('v5.0-3.2.2.3.11-u1') },
  },
  {
    identifier: 0x29,
    name: 'subscriptionIdentifierAvailable',
    title: 'Subscription Identifier Available',
    type: 'Byte',
    values: '0 or 1',
    places: { connack: once('v5.0-3.2.2.3.12-u1') },
  },
  {
    identifier: 0x2a,
    name: 'sharedSubscriptionAvailable',
    title: 'Shared Subscription Available',
    type: 'Byte',
    values: '0 or 1',
    places: { connack: once('v5.0-3.2.2.3.13-u1') },
  },
];

const byIdentifier: readonly (PropertyDefinition | undefined)[] = Array.from({ length: 0x2b }, (_, identifier) =>
  propertyDefinitions.find((definition) => definition.identifier === identifier),
);

/** The property of that identifier, or undefined if there is none. */
export function findProperty(identifier: number): PropertyDefinition | undefined {
  return byIdentifier[identifier];
}
