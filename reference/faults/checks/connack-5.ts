import { sending5 } from './_version5.ts';

export default [
  sending5(
    'assigned-client-identifier-untold',
    'CONNACK does not tell the Client Identifier that was assigned',
    ['MQTT-3.2.2-16', 'MQTT-3.1.3-7'],
    () => (packet) =>
      packet.type === 'connack' && packet.properties?.assignedClientIdentifier !== undefined
        ? [{ ...packet, properties: { ...packet.properties, assignedClientIdentifier: undefined } }]
        : null,
  ),
  sending5(
    'connack-response-information-unasked',
    'CONNACK tells Response Information to those who did not ask',
    ['MQTT-3.1.2-28'],
    () => (packet) =>
      packet.type === 'connack' && packet.reasonCode === 0
        ? [{ ...packet, properties: { ...packet.properties, responseInformation: 'replies/' } }]
        : null,
  ),
  sending5(
    'authentication-method-unasked',
    'CONNACK names an Authentication Method to those who named none',
    ['MQTT-4.12.0-6'],
    () =>
      (packet, { properties }) =>
        packet.type === 'connack' && properties?.authenticationMethod === undefined
          ? [{ ...packet, properties: { ...packet.properties, authenticationMethod: 'SCRAM-SHA-256' } }]
          : null,
  ),
  sending5(
    'auth-unasked',
    'CONNACK is preceded by an AUTH for those who named no Authentication Method',
    ['MQTT-4.12.0-6', 'v5.0-3.15-u1'],
    () =>
      (packet, { properties }) =>
        packet.type === 'connack' && properties?.authenticationMethod === undefined
          ? [{ type: 'auth', reasonCode: 0x18, properties: { authenticationMethod: 'SCRAM-SHA-256' } }, packet]
          : null,
  ),
  sending5(
    'second-connack',
    'CONNACK comes twice',
    ['MQTT-3.2.0-2'],
    () => (packet) => (packet.type === 'connack' && packet.reasonCode === 0 ? [packet, packet] : null),
  ),
  sending5(
    'session-present-at-clean-start',
    'Session Present is always 1',
    ['MQTT-3.2.2-2'],
    () => (packet) =>
      packet.type === 'connack' && packet.reasonCode === 0 ? [{ ...packet, sessionPresent: true }] : null,
  ),
];
