/** Random properties for each place that may have some, typed from table 2-4 of the 5.0 standard. */

import fc from 'fast-check';
import type { Properties, PropertyName } from '../../reference/codec/properties.ts';
import { bytes, text, topicName } from './arbitrary-values.ts';

const flag = fc.constantFrom(0, 1);
const twoBytes = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 0xffff));
const twoBytesNotZero = fc.oneof(fc.integer({ min: 1, max: 0xffff }), fc.constantFrom(1, 0xffff));
const fourBytes = fc.oneof(fc.nat(), fc.constantFrom(0, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff));
const subscriptionIdentifier = fc.oneof(
  fc.integer({ min: 1, max: 268_435_455 }),
  fc.constantFrom(1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 268_435_455),
);
const userProperty = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 });

const message = {
  payloadFormatIndicator: flag,
  messageExpiryInterval: fourBytes,
  contentType: text,
  responseTopic: topicName,
  correlationData: bytes,
  userProperty,
};
const acknowledgement = { reasonString: text, userProperty };
const authentication = { authenticationMethod: text, authenticationData: bytes };

const places = {
  connect: {
    sessionExpiryInterval: fourBytes,
    ...authentication,
    requestProblemInformation: flag,
    requestResponseInformation: flag,
    receiveMaximum: twoBytesNotZero,
    topicAliasMaximum: twoBytes,
    userProperty,
    maximumPacketSize: fourBytes.map((size) => Math.max(size, 1)),
  },
  will: { willDelayInterval: fourBytes, ...message },
  connack: {
    sessionExpiryInterval: fourBytes,
    assignedClientIdentifier: text,
    serverKeepAlive: twoBytes,
    ...authentication,
    responseInformation: text,
    serverReference: text,
    reasonString: text,
    receiveMaximum: twoBytesNotZero,
    topicAliasMaximum: twoBytes,
    maximumQos: flag,
    retainAvailable: flag,
    userProperty,
    maximumPacketSize: fourBytes.map((size) => Math.max(size, 1)),
    wildcardSubscriptionAvailable: flag,
    subscriptionIdentifierAvailable: flag,
    sharedSubscriptionAvailable: flag,
  },
  publish: {
    ...message,
    subscriptionIdentifier: fc.array(subscriptionIdentifier, { minLength: 1, maxLength: 3 }),
    topicAlias: twoBytesNotZero,
  },
  puback: acknowledgement,
  pubrec: acknowledgement,
  pubrel: acknowledgement,
  pubcomp: acknowledgement,
  subscribe: { subscriptionIdentifier: subscriptionIdentifier.map((identifier) => [identifier]), userProperty },
  suback: acknowledgement,
  unsubscribe: { userProperty },
  unsuback: acknowledgement,
  disconnect: { sessionExpiryInterval: fourBytes, serverReference: text, ...acknowledgement },
  auth: { ...authentication, ...acknowledgement },
} satisfies Record<string, Partial<Record<PropertyName, fc.Arbitrary<unknown>>>>;

/** A place that may have properties; the Will has its own. */
export type PropertyPlace = keyof typeof places;

/** Any choice of the properties legal there. */
export function propertiesOf(place: PropertyPlace): fc.Arbitrary<Properties> {
  const legal: Record<string, fc.Arbitrary<unknown>> = places[place];
  const requiredKeys = place === 'auth' ? ['authenticationMethod'] : [];
  return fc.record(legal, { requiredKeys }).map((chosen) => withoutStrayData(chosen as Properties));
}

/** Authentication Data goes with a method, in CONNECT by 3.1.2.11.10. */
function withoutStrayData({ authenticationData, ...rest }: Properties): Properties {
  const isStray = rest.authenticationMethod === undefined;
  return isStray || authenticationData === undefined ? rest : { ...rest, authenticationData };
}
