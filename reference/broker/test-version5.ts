/** Clients of 5.0 for the tests of the broker core, and packets as short texts. */

import type { Connect, Packet, Publish } from '../codec/index.ts';
import type { TestBroker } from './test-client.ts';

type Five = (fields?: Partial<Connect>) => ReturnType<TestBroker['connect']>;

export const five =
  ({ connect }: TestBroker): Five =>
  (fields) =>
    connect({ version: '5.0', ...fields });

export const codes = (packets: readonly Packet[]): string[] =>
  packets.map((packet) => {
    if ('reasonCode' in packet) return `${packet.type} 0x${packet.reasonCode.toString(16)}`;
    return 'reasonCodes' in packet ? `${packet.type} ${packet.reasonCodes}` : packet.type;
  });

export const publishes = (packets: readonly Packet[]): Publish[] =>
  packets.filter((packet) => packet.type === 'publish');
