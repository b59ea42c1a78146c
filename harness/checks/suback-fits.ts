/** A SUBACK has one return code for each Topic Filter of its SUBSCRIBE, in order, and grants no more than was asked. */

import type { Subscribe } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Check, Departure } from './check.ts';
import type { SeenConnection } from './connections.ts';

/** What is wrong with codes as the answer to a SUBSCRIBE. */
type Misfit = 'count' | 'order' | 'above';

const isGrantWithin = (code: number | undefined, requested: number): boolean =>
  code !== undefined && (code > 2 || code <= requested);

function misfitOf({ subscriptions }: Subscribe, codes: readonly number[]): Misfit | null {
  if (codes.length !== subscriptions.length) return 'count';
  const requested: readonly number[] = subscriptions.map(({ qos }) => qos);
  if (requested.every((qos, at) => isGrantWithin(codes[at], qos))) return null;
  // Failures fit any filter; if the rest fits from the highest on, only the order is wrong.
  const granted = codes.filter((code) => code <= 2).sort((a, b) => b - a);
  const highestFirst = [...requested].sort((a, b) => b - a);
  return granted.every((code, at) => code <= (highestFirst[at] ?? 0)) ? 'order' : 'above';
}

const statements: Readonly<Record<'3.1.1' | '5.0', Readonly<Record<Misfit, readonly string[]>>>> = {
  '3.1.1': { count: ['MQTT-3.8.4-5'], order: ['MQTT-3.9.3-1'], above: ['MQTT-3.8.4-5'] },
  '5.0': { count: ['MQTT-3.8.4-6'], order: ['MQTT-3.9.3-1'], above: ['MQTT-3.8.4-7'] },
};

function expectation({ subscriptions }: Subscribe, misfit: Misfit): string {
  if (misfit === 'count') return `SUBACK with a code for each of ${subscriptions.length} Topic Filters`;
  return `SUBACK that grants at most QoS ${subscriptions.map(({ qos }) => qos).join(', ')} in this order`;
}

function inspectConnection({ packets }: SeenConnection, version: Version): Departure[] {
  const found: Departure[] = [];
  let asked: Subscribe[] = [];
  for (const { event, packet } of packets) {
    if (packet.type === 'subscribe') asked.push(packet);
    if (packet.type !== 'suback') continue;
    const { packetIdentifier, reasonCodes } = packet;
    const candidates = asked.filter((subscribe) => subscribe.packetIdentifier === packetIdentifier);
    const [first] = candidates;
    if (first === undefined) continue;
    const answered = candidates.find((subscribe) => misfitOf(subscribe, reasonCodes) === null) ?? first;
    asked = asked.filter((subscribe) => subscribe !== answered);
    const misfit = misfitOf(answered, reasonCodes);
    if (misfit === null) continue;
    const expected = expectation(answered, misfit);
    const got = `codes ${reasonCodes.map((code) => (code > 2 ? `0x${code.toString(16)}` : code)).join(', ')}`;
    found.push({ event, expected, got, statements: statements[version === '5.0' ? '5.0' : '3.1.1'][misfit] });
  }
  return found;
}

export const subackFits: Check = {
  name: 'suback-fits',
  title: 'SUBACK has a return code for each Topic Filter, in order, none above the QoS requested',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-3.8.4-5', 'MQTT-3.9.3-1'],
    '5.0': ['MQTT-3.8.4-6', 'MQTT-3.8.4-7', 'MQTT-3.9.3-1'],
  },
  inspect: ({ came, connections, version }) =>
    came('suback').length === 0 ? [] : connections.flatMap((connection) => inspectConnection(connection, version)),
};
