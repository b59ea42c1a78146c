import { sending5 } from './_version5.ts';

export default [
  sending5(
    'disconnect-with-session-expiry',
    "The server's DISCONNECT holds a Session Expiry Interval",
    ['MQTT-3.14.2-2'],
    () => (packet) =>
      packet.type === 'disconnect'
        ? [{ ...packet, properties: { ...packet.properties, sessionExpiryInterval: 0 } }]
        : null,
  ),
  sending5(
    'disconnect-with-will-from-the-server',
    'The server disconnects with the Reason Code 0x04, which is for clients',
    ['MQTT-3.14.2-1'],
    () => (packet) => (packet.type === 'disconnect' ? [{ ...packet, reasonCode: 0x04 }] : null),
  ),
  sending5(
    'pingresp-behind-disconnect',
    "The server's DISCONNECT is followed by a PINGRESP",
    ['MQTT-3.14.4-1'],
    () => (packet) => (packet.type === 'disconnect' ? [packet, { type: 'pingresp' }] : null),
  ),
  sending5(
    'disconnect-in-place-of-refusal',
    'A CONNECT is refused by DISCONNECT instead of CONNACK',
    ['MQTT-3.14.0-1', 'MQTT-3.2.0-1'],
    () => (packet) =>
      packet.type === 'connack' && packet.reasonCode !== 0 ? [{ type: 'disconnect', reasonCode: 0x80 }] : null,
  ),
  sending5(
    'disconnect-behind-refusal',
    'A CONNACK that refuses is followed by a DISCONNECT',
    ['MQTT-3.2.2-7', 'MQTT-3.14.0-1'],
    () => (packet) =>
      packet.type === 'connack' && packet.reasonCode !== 0 ? [packet, { type: 'disconnect', reasonCode: 0x80 }] : null,
  ),
];
