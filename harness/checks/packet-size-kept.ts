/** No packet from the broker is larger than the client's Maximum Packet Size. */

import type { PacketType } from '../../reference/codec/packet.ts';
import type { StatementId50 } from '../../reference/statements/index.ts';
import type { PacketEvent } from '../trace.ts';
import type { Check, Departure } from './check.ts';
import type { SeenConnection } from './connections.ts';

/** What also forbids a Reason String, and User Properties, that make a packet too large. */
const surplus: Partial<
  Record<PacketType, { readonly reasonString: StatementId50; readonly userProperty: StatementId50 }>
> = {
  connack: { reasonString: 'MQTT-3.2.2-19', userProperty: 'MQTT-3.2.2-20' },
  puback: { reasonString: 'MQTT-3.4.2-2', userProperty: 'MQTT-3.4.2-3' },
  pubrec: { reasonString: 'MQTT-3.5.2-2', userProperty: 'MQTT-3.5.2-3' },
  pubrel: { reasonString: 'MQTT-3.6.2-2', userProperty: 'MQTT-3.6.2-3' },
  pubcomp: { reasonString: 'MQTT-3.7.2-2', userProperty: 'MQTT-3.7.2-3' },
  suback: { reasonString: 'MQTT-3.9.2-1', userProperty: 'MQTT-3.9.2-2' },
  unsuback: { reasonString: 'MQTT-3.11.2-1', userProperty: 'MQTT-3.11.2-2' },
  disconnect: { reasonString: 'MQTT-3.14.2-3', userProperty: 'MQTT-3.14.2-4' },
  auth: { reasonString: 'MQTT-3.15.2-2', userProperty: 'MQTT-3.15.2-3' },
};

function brokenBy({ packet }: PacketEvent): StatementId50[] {
  const broken: StatementId50[] = ['MQTT-3.1.2-24'];
  if (packet.type === 'violation') return broken;
  const properties = 'properties' in packet ? packet.properties : undefined;
  const also = surplus[packet.type];
  if (also !== undefined && properties?.reasonString !== undefined) broken.push(also.reasonString);
  if (also !== undefined && properties?.userProperty !== undefined) broken.push(also.userProperty);
  return broken;
}

function inspectConnection({ connect, events }: SeenConnection): Departure[] {
  const maximumPacketSize = connect?.packet.properties?.maximumPacketSize;
  if (maximumPacketSize === undefined) return [];
  return events.flatMap((event): Departure[] => {
    if (event.kind !== 'packet' || event.direction === 'out' || event.bytes.length <= maximumPacketSize) return [];
    const expected = `packets of at most ${maximumPacketSize} bytes, the Maximum Packet Size`;
    const got = `${event.packet.type.toUpperCase()} of ${event.bytes.length}`;
    return [{ event, expected, got, statements: brokenBy(event) }];
  });
}

export const packetSizeKept: Check = {
  name: 'packet-size-kept',
  title: "The client's Maximum Packet Size is kept by every packet",
  statements: {
    '5.0': [
      'MQTT-3.1.2-24',
      ...Object.values(surplus).flatMap(({ reasonString, userProperty }) => [reasonString, userProperty]),
    ],
  },
  inspect: ({ connections }) => connections.flatMap(inspectConnection),
};
