import type { Packet } from '../../codec/index.ts';
import type { Citations } from '../../statements/index.ts';
import { fault } from '../fault.ts';

const pingresp = Uint8Array.of(0xd0, 0);

/** A broker that sends more than it should: `extra` tells what goes before and behind a packet. */
function sending(
  name: string,
  title: string,
  breaks: Citations,
  extra: (packet: Packet) => { readonly before?: Uint8Array; readonly behind?: Uint8Array } | null,
) {
  return fault({
    name,
    title,
    breaks,
    bendWire: () => ({
      outbound: (packet, bytes) => {
        const { before, behind } = extra(packet) ?? {};
        return [before, bytes, behind].filter((part) => part !== undefined);
      },
    }),
  });
}

export default [
  sending(
    'pingreq-from-the-server',
    'PINGRESP is followed by a PINGREQ of the server',
    { '3.1': [], '3.1.1': [], '5.0': [] },
    ({ type }) => (type === 'pingresp' ? { behind: Uint8Array.of(0xc0, 0) } : null),
  ),
  sending(
    'disconnect-from-the-server',
    'A refusing CONNACK is preceded by a DISCONNECT',
    { '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-1', 'MQTT-3.14.0-1'] },
    (packet) => (packet.type === 'connack' && packet.reasonCode !== 0 ? { before: Uint8Array.of(0xe0, 0) } : null),
  ),
  sending(
    'pingresp-behind-refusal',
    'A CONNACK that refuses is followed by a PINGRESP',
    { '3.1.1': ['MQTT-3.2.2-5'], '5.0': ['MQTT-3.2.2-7'] },
    (packet) => (packet.type === 'connack' && packet.reasonCode !== 0 ? { behind: pingresp } : null),
  ),
  sending(
    'pingresp-unasked',
    'UNSUBACK is followed by a PINGRESP that nobody asked for',
    { '3.1': [], '3.1.1': [], '5.0': [] },
    ({ type }) => (type === 'unsuback' ? { behind: pingresp } : null),
  ),
];
