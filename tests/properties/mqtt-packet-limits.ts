/** Legal packets that npm `mqtt-packet` cannot read or cannot write; each entry is proven by its example. */

import type { Connect, Packet } from '../../reference/codec/packet.ts';
import type { Properties } from '../../reference/codec/properties.ts';
import type { Version } from '../../reference/codec/version.ts';

/** One kind of packet that it gets wrong. */
export interface LegalDifference {
  readonly side: 'parser' | 'generator';
  readonly reason: string;
  readonly applies: (packet: Packet, version: Version) => boolean;
  readonly version: Version;
  readonly example: Packet;
}

const connect: Connect = { type: 'connect', version: '5.0', cleanStart: true, keepAlive: 0, clientId: 'a' };

const resentPubrel: Packet = { type: 'pubrel', packetIdentifier: 1, reasonCode: 0, dup: true };

/** Everything that is filtered out of the random packets. */
export const legalDifferences: readonly LegalDifference[] = [
  {
    side: 'parser',
    reason: 'an empty value of a User Property is lost when its name comes again',
    applies: (packet) => allPropertiesOf(packet).some(losesEmptyValue),
    version: '5.0',
    example: {
      type: 'puback',
      packetIdentifier: 1,
      reasonCode: 0,
      properties: {
        userProperty: [
          ['k', ''],
          ['k', 'v'],
        ],
      },
    },
  },
  {
    side: 'parser',
    reason: 'no DUP on a PUBREL, though 3.1 has it',
    applies: isResentPubrel,
    version: '3.1',
    example: resentPubrel,
  },
  {
    side: 'generator',
    reason: 'a TypeError for DUP on a PUBREL: the mask is taken for an index',
    applies: isResentPubrel,
    version: '3.1',
    example: resentPubrel,
  },
  {
    side: 'generator',
    reason: 'no Password without a User Name, though 5.0 has it',
    applies: (packet) => packet.type === 'connect' && packet.password !== undefined && packet.userName === undefined,
    version: '5.0',
    example: { ...connect, password: Uint8Array.of(1) },
  },
  {
    side: 'generator',
    reason: 'no zero-length Client Identifier with Clean Start 0, though 5.0 has it',
    applies: (packet) => packet.type === 'connect' && packet.clientId === '' && !packet.cleanStart,
    version: '5.0',
    example: { ...connect, clientId: '', cleanStart: false },
  },
  {
    side: 'generator',
    reason: 'no zero-length Client Identifier in 3.1; the codec leaves that to the broker',
    applies: (packet) => packet.type === 'connect' && packet.clientId === '' && packet.version === '3.1',
    version: '3.1',
    example: { ...connect, version: '3.1', clientId: '' },
  },
];

function isResentPubrel(packet: Packet): boolean {
  return packet.type === 'pubrel' && packet.dup === true;
}

function allPropertiesOf(packet: Packet): Properties[] {
  const own = 'properties' in packet ? packet.properties : undefined;
  const will = packet.type === 'connect' ? packet.will?.properties : undefined;
  return [own, will].filter((properties) => properties !== undefined);
}

function losesEmptyValue({ userProperty = [] }: Properties): boolean {
  return userProperty.some(
    ([name, value], index) => value === '' && userProperty.slice(index + 1).some(([other]) => other === name),
  );
}
