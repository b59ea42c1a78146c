import { forge, type Packet, utf8String, variableByteInteger } from '../../codec/index.ts';
import { fault } from '../fault.ts';
import { refusingLongClientIds } from './_refusing.ts';

/** An acknowledgement with its reason code and one property. */
function explained(packet: Packet, header: number, property: readonly number[]): Uint8Array | null {
  if (!('packetIdentifier' in packet) || packet.packetIdentifier === undefined) return null;
  const identifier = [packet.packetIdentifier >>> 8, packet.packetIdentifier];
  const properties = [...variableByteInteger(property.length), ...property];
  switch (packet.type) {
    case 'puback':
    case 'pubrec':
    case 'pubcomp':
      return forge(header, identifier, [packet.reasonCode], properties);
    case 'suback':
    case 'unsuback':
      return forge(header, identifier, properties, packet.reasonCodes);
    default:
      return null;
  }
}

const reasonString = [0x1f, ...utf8String('because')];
const userProperty = [0x26, ...utf8String('why'), ...utf8String('because')];

export default [
  fault({
    name: 'response-information-unasked',
    title: 'Response Information is given to clients that did not ask for it',
    breaks: { '5.0': ['MQTT-3.1.2-28'] },
    bend: (rules) => ({
      ...rules,
      connackProperties: (connect, offer) => ({
        ...rules.connackProperties(connect, offer),
        responseInformation: 'responses/',
      }),
    }),
  }),
  fault({
    name: 'response-information-if-mentioned',
    title: 'Response Information is given whenever CONNECT has Request Response Information, be it 0',
    breaks: { '5.0': ['MQTT-3.1.2-28'] },
    bend: (rules) => ({
      ...rules,
      connackProperties: (connect, offer) => ({
        ...rules.connackProperties(connect, offer),
        responseInformation: connect.properties?.requestResponseInformation === undefined ? undefined : 'responses/',
      }),
    }),
  }),
  ...(['reason-string', 'user-property'] as const).map((told) =>
    fault({
      name: `${told}-to-those-who-want-none`,
      title: `Every acknowledgement has a ${told.replace('-', ' ')}, whatever Request Problem Information says`,
      breaks: { '5.0': ['MQTT-3.1.2-29'] },
      seenIn: ['mosquitto#3604'],
      bendWire: () => ({
        outbound: (packet, bytes) => [
          explained(packet, bytes[0] ?? 0, told === 'reason-string' ? reasonString : userProperty) ?? bytes,
        ],
      }),
    }),
  ),
  fault({
    name: 'answers-lost-with-request-problem-information-1',
    title: 'To clients with Request Problem Information 1 no acknowledgement is sent',
    breaks: { '5.0': ['MQTT-3.1.4-5'] },
    bendWire: () => {
      let wanted = false;
      return {
        inbound: (packet, bytes) => {
          if (packet.type === 'connect') wanted = packet.properties?.requestProblemInformation === 1;
          return [bytes];
        },
        outbound: (packet, bytes) => (wanted && explained(packet, 0, []) !== null ? [] : [bytes]),
      };
    },
  }),
  ...[1, 4, 5, 8, 16, 32, 64].map((limit) =>
    fault({
      name: `connack-larger-than-${limit}-bytes`,
      title: `A client that takes ${limit} bytes at most gets a CONNACK that is larger`,
      breaks: { '5.0': ['MQTT-3.1.2-24', 'MQTT-3.2.2-19', 'MQTT-3.2.2-20'] },
      seenIn: ['mqtt-lib#129'],
      bend: (rules) => ({
        ...rules,
        fitsClient: (bytes, maximumPacketSize, packetType) =>
          (packetType === 'connack' && maximumPacketSize === limit) ||
          rules.fitsClient(bytes, maximumPacketSize, packetType),
        connackProperties: (connect, offer) => ({
          ...rules.connackProperties(connect, offer),
          ...(connect.properties?.maximumPacketSize === limit ? { reasonString: 'because '.repeat(10) } : {}),
        }),
      }),
    }),
  ),
  fault({
    name: 'refusal-with-code-of-disconnect',
    title: 'A client id of more than 23 bytes is refused by a CONNACK with Reason Code 0x8B, which only DISCONNECT has',
    breaks: { '5.0': ['MQTT-3.2.2-8'] },
    bend: refusingLongClientIds,
    bendWire: () => ({
      outbound: (packet, bytes) =>
        packet.type === 'connack' && packet.reasonCode >= 0x80 ? [forge(0x20, [0, 0x8b, 0])] : [bytes],
    }),
  }),
  fault({
    name: 'disconnect-in-place-of-connack',
    title: 'A client id of more than 23 bytes is refused by DISCONNECT instead of CONNACK',
    breaks: { '5.0': ['MQTT-3.14.0-1'] },
    bend: refusingLongClientIds,
    bendWire: () => ({
      outbound: (packet, bytes) =>
        packet.type === 'connack' && packet.reasonCode >= 0x80 ? [forge(0xe0, [0x83, 0])] : [bytes],
    }),
  }),
];
