import type { Rules } from '../../broker/rules.ts';
import { encodePacket, type Publish } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type Fits = Rules['fitsClient'];

const tooLarge = ['MQTT-3.1.2-24'] as const;
const goesOn = ['MQTT-3.1.2-25'] as const;

/** A broker that has another idea of what fits. */
function fitting(
  name: string,
  title: string,
  fits: Fits,
  breaks: readonly StatementId50[] = tooLarge,
  seenIn: readonly string[] = [],
) {
  return fault({
    name: `size-${name}`,
    title,
    breaks: { '5.0': breaks },
    ...(seenIn.length > 0 ? { seenIn } : {}),
    bend: (rules) => ({
      ...rules,
      fitsClient: (bytes, maximum, type) =>
        type === 'publish' ? fits(bytes, maximum, type) : rules.fitsClient(bytes, maximum, type),
    }),
  });
}

/** A broker that makes something else of a PUBLISH that is too large, and counts it as sent. */
function making(
  name: string,
  title: string,
  breaks: readonly StatementId50[],
  make: (publish: Publish, maximum: number) => readonly Publish[],
  seenIn: readonly string[] = [],
) {
  return fault({
    name: `size-${name}`,
    title,
    breaks: { '5.0': breaks },
    ...(seenIn.length > 0 ? { seenIn } : {}),
    bend: (rules) => ({
      ...rules,
      fitsClient: (bytes, maximum, type) => type === 'publish' || rules.fitsClient(bytes, maximum, type),
    }),
    bendWire: () => {
      let maximum = Number.POSITIVE_INFINITY;
      return {
        inbound: (packet, bytes) => {
          if (packet.type === 'connect') maximum = packet.properties?.maximumPacketSize ?? maximum;
          return [bytes];
        },
        outbound: (packet, bytes) =>
          packet.type === 'publish' && bytes.length > maximum
            ? make(packet, maximum).map((made) => encodePacket(made, '5.0'))
            : [bytes],
      };
    },
  });
}

const reasonString = 'because '.repeat(20);
const answers = ['puback', 'pubrec', 'pubrel', 'pubcomp', 'suback', 'unsuback'] as const;
const saidOf: Readonly<Record<(typeof answers)[number], StatementId50>> = {
  puback: 'MQTT-3.4.2-2',
  pubrec: 'MQTT-3.5.2-2',
  pubrel: 'MQTT-3.6.2-2',
  pubcomp: 'MQTT-3.7.2-2',
  suback: 'MQTT-3.9.2-1',
  unsuback: 'MQTT-3.11.2-1',
};

export default [
  fitting('maximum-ignored', "A client's Maximum Packet Size is not looked at", () => true),
  fitting('one-beyond', 'A PUBLISH of one byte too much is sent', (bytes, maximum) => bytes <= maximum + 1, tooLarge, [
    'mosquitto#1168',
    'mosquitto#3503',
  ]),
  fitting(
    'maximum-itself-dropped',
    'A PUBLISH of just the Maximum Packet Size is dropped',
    (bytes, maximum) => bytes < maximum,
    ['MQTT-4.5.0-1'],
  ),
  fitting(
    'one-below-dropped',
    'A PUBLISH of one byte less than the Maximum Packet Size is dropped',
    (bytes, maximum) => bytes < maximum - 1,
    ['MQTT-4.5.0-1'],
  ),
  making(
    'dropped-keeps-its-place',
    'A message that was too large is waited for as if it had been sent',
    goesOn,
    () => [],
    ['rmqtt#513'],
  ),
  making('user-properties-left-out', 'User Properties are left out of a PUBLISH to make it fit', goesOn, (publish) => [
    { ...publish, properties: { ...publish.properties, userProperty: [] } },
  ]),
  making('content-type-left-out', 'The Content Type is left out of a PUBLISH to make it fit', goesOn, (publish) => [
    { ...publish, properties: { ...publish.properties, contentType: undefined } },
  ]),
  making('response-topic-left-out', 'The Response Topic is left out of a PUBLISH to make it fit', goesOn, (publish) => [
    { ...publish, properties: { ...publish.properties, responseTopic: undefined } },
  ]),
  making(
    'identifier-left-out',
    'The Subscription Identifier is left out of a PUBLISH to make it fit',
    goesOn,
    (publish) => [{ ...publish, properties: { ...publish.properties, subscriptionIdentifier: undefined } }],
  ),
  making('payload-cut', 'The payload of a PUBLISH that is too large is cut', goesOn, (publish) => [
    { ...publish, payload: publish.payload.subarray(0, 100) },
  ]),
  ...answers.map((type) =>
    fault({
      name: `size-reason-string-in-${type}`,
      title: `${type.toUpperCase()} has a Reason String, however little the client takes`,
      breaks: { '5.0': [saidOf[type], 'MQTT-3.1.2-24'] },
      ...(['suback', 'puback'].includes(type) ? { seenIn: ['mqtt-lib#129'] } : {}),
      bendWire: () => ({
        outbound: (packet, bytes) =>
          packet.type === type ? [encodePacket({ ...packet, properties: { reasonString } }, '5.0')] : [bytes],
      }),
    }),
  ),
];
