/** Who asks for no problem information gets no Reason String and no User Properties but where they are always allowed. */

import type { PacketType } from '../../reference/codec/packet.ts';
import { type Check, type Departure, nameOf } from './check.ts';

const alwaysAllowed: readonly PacketType[] = ['publish', 'connack', 'disconnect'];

export const problemInformationKept: Check = {
  name: 'problem-information-kept',
  title: 'Request Problem Information 0 is respected',
  statements: { '5.0': ['MQTT-3.1.2-29'] },
  inspect: ({ connections }) =>
    connections.flatMap(({ connect, all }) => {
      if (connect?.packet.properties?.requestProblemInformation !== 0) return [];
      return all.flatMap(({ event, packet }): Departure[] => {
        if (event.direction === 'out' || alwaysAllowed.includes(packet.type) || !('properties' in packet)) return [];
        const { reasonString, userProperty } = packet.properties ?? {};
        if (reasonString === undefined && userProperty === undefined) return [];
        const got = `${reasonString === undefined ? 'User Properties' : 'a Reason String'} in ${nameOf(packet.type)}`;
        return [{ event, expected: 'nothing that Request Problem Information 0 forbids', got }];
      });
    }),
};
