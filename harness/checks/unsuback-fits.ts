/** An UNSUBACK has one Reason Code for each Topic Filter of its UNSUBSCRIBE, in order. */

import type { Check, Departure } from './check.ts';
import type { Seen } from './connections.ts';
import { inEachSession } from './sessions.ts';

const success = 0x00;
const noSubscriptionExisted = 0x11;

const told = (codes: readonly number[]): string =>
  codes.map((code) => `0x${code.toString(16).padStart(2, '0')}`).join(', ');

/** A SUBSCRIBE or UNSUBSCRIBE that has no answer yet. */
interface Asked {
  readonly identifier: number;
  readonly filters: readonly string[];
}

/** Takes those that an answer could belong to out of a list. */
function takeAsked(list: Asked[], identifier: number): Asked[] {
  const found = list.filter((one) => one.identifier === identifier);
  for (const one of found) list.splice(list.indexOf(one), 1);
  return found;
}

const isPermuted = (a: readonly number[], b: readonly number[]): boolean =>
  [...a].sort().join() === [...b].sort().join() && a.join() !== b.join();

function listener(): (seen: Seen) => Departure | null {
  const held = new Set<string>();
  /** Where two packets that name the same filter were under way at once, or an answer told nothing. */
  const doubtful = new Set<string>();
  const subscribes: Asked[] = [];
  const unsubscribes: Asked[] = [];

  const ask = (list: Asked[], asked: Asked): void => {
    const underWay = [...subscribes, ...unsubscribes].flatMap(({ filters }) => filters);
    for (const filter of asked.filters) if (underWay.includes(filter)) doubtful.add(filter);
    list.push(asked);
  };

  const granted = (identifier: number, codes: readonly number[]): void => {
    const asked = takeAsked(subscribes, identifier);
    const filters = asked.flatMap((one) => one.filters);
    for (const [at, filter] of filters.entries()) {
      if (asked.length > 1 || codes.length !== filters.length) doubtful.add(filter);
      else if ((codes[at] ?? 0x80) <= 2) held.add(filter);
    }
  };

  /** What codes tell of the end of those subscriptions; null where that is not known. */
  const endOf = (filters: readonly string[]): number[] | null => {
    const codes = filters.map((filter) => (held.delete(filter) ? success : noSubscriptionExisted));
    const isKnown = !filters.some((filter) => doubtful.has(filter)) && new Set(filters).size === filters.length;
    return isKnown ? codes : null;
  };

  return ({ event, packet }) => {
    if (packet.type === 'subscribe') {
      const filters = packet.subscriptions.map(({ topicFilter }) => topicFilter);
      ask(subscribes, { identifier: packet.packetIdentifier, filters });
    } else if (packet.type === 'suback') granted(packet.packetIdentifier, packet.reasonCodes);
    else if (packet.type === 'unsubscribe') {
      ask(unsubscribes, { identifier: packet.packetIdentifier, filters: packet.topicFilters });
    }
    if (packet.type !== 'unsuback') return null;
    const asked = takeAsked(unsubscribes, packet.packetIdentifier);
    const filters = asked.flatMap((one) => one.filters);
    const isClear = asked.length === 1 && packet.reasonCodes.every((code) => code < 0x80);
    if (!isClear) for (const filter of filters) doubtful.add(filter);
    if (asked.length !== 1) return null;
    const got = told(packet.reasonCodes);
    const codes = endOf(filters);
    if (packet.reasonCodes.length !== filters.length) {
      const expected = `UNSUBACK with a code for each of ${filters.length} Topic Filters`;
      return { event, expected, got, statements: ['MQTT-3.11.3-2'] };
    }
    if (codes === null || !isPermuted(codes, packet.reasonCodes)) return null;
    return { event, expected: `Reason Codes ${told(codes)} in this order`, got, statements: ['MQTT-3.11.3-1'] };
  };
}

export const unsubackFits: Check = {
  name: 'unsuback-fits',
  title: 'UNSUBACK has a Reason Code for each Topic Filter, in order',
  statements: { '5.0': ['MQTT-3.11.3-1', 'MQTT-3.11.3-2'] },
  inspect: ({ came, sessions }) => {
    if (came('unsuback').length === 0) return [];
    const known = sessions.filter(({ origin }) => origin === 'new');
    return inEachSession(known, listener);
  },
};
