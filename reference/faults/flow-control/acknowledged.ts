import type { Packet } from '../../codec/index.ts';
import { fault, type WireBend } from '../fault.ts';

/** A broker to which some acknowledgements of refusal do not get through: they give no place back. */
function deafTo(type: 'puback' | 'pubrec' | 'pubcomp', isLost: (reasonCode: number) => boolean, title: string) {
  return fault({
    name: `flow-no-room-at-${type}`,
    title,
    breaks: { '5.0': ['MQTT-4.5.0-1', 'MQTT-4.9.0-2'] },
    bendWire: () => ({
      inbound: (packet, bytes) => (packet.type === type && isLost(packet.reasonCode) ? [] : [bytes]),
    }),
  });
}

/** Loses packets of that type from a client while its Receive Maximum is reached. */
function deafWhileFull(type: Packet['type']): WireBend {
  let receiveMaximum = 65_535;
  const open = new Set<number>();
  return {
    outbound: (packet, bytes) => {
      if (packet.type === 'publish' && packet.packetIdentifier !== undefined) open.add(packet.packetIdentifier);
      return [bytes];
    },
    inbound: (packet, bytes) => {
      if (packet.type === 'connect') receiveMaximum = packet.properties?.receiveMaximum ?? 65_535;
      if (packet.type === 'puback' || packet.type === 'pubcomp') open.delete(packet.packetIdentifier);
      return packet.type === type && open.size >= receiveMaximum ? [] : [bytes];
    },
  };
}

const types = ['subscribe', 'unsubscribe', 'pingreq', 'publish', 'pubrel'] as const;

export default [
  deafTo('puback', (code) => code >= 0x80, 'PUBACK that refuses gives no place back'),
  deafTo('pubrec', (code) => code >= 0x80, 'PUBREC that refuses gives no place back'),
  deafTo('pubcomp', () => true, 'PUBCOMP gives no place back'),
  ...types.map((type) =>
    fault({
      name: `flow-deaf-to-${type}-while-full`,
      title: `While the Receive Maximum of a client is reached its ${type.toUpperCase()} is not answered`,
      breaks: { '5.0': ['MQTT-3.3.4-10', 'MQTT-4.9.0-3'] },
      bendWire: () => deafWhileFull(type),
    }),
  ),
];
