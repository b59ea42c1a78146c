/** Members of a Shared Subscription, and what has come to each of them. */

import type { Client, ConnectOptions, Stage } from '../../harness/scenario.ts';
import { type Arrivals, arrivals } from '../_arrivals.ts';

/** The filter that shares this one among those who name the same share. */
export function shared(topicFilter: string, shareName = 'group'): string {
  return `$share/${shareName}/${topicFilter}`;
}

/** How the members of a group are. */
export interface MemberOptions extends ConnectOptions {
  /** Requested by each; default the highest that the server has, at most 1. */
  readonly qos?: 0 | 1 | 2;
}

/** The names of so many members, which are also those of their client ids. */
export function memberNames(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `member${at}`);
}

/** Connects so many members, each with a client id of its own, and has them share the filter. */
export async function gather(
  { connect, clientId, maxQos }: Stage,
  count: number,
  sharedFilter: string,
  { qos = maxQos === 0 ? 0 : 1, ...options }: MemberOptions = {},
): Promise<Client[]> {
  const members: Client[] = [];
  for (const name of memberNames(count)) {
    const member = await connect({ ...options, clientId: clientId(name) });
    await member.subscribe(sharedFilter, { qos });
    members.push(member);
  }
  return members;
}

/** The payload as text. */
export function textOf({ payload }: Arrivals[number]): string {
  return new TextDecoder().decode(payload);
}

/** Rounds in which what must come is waited for, spread over the patience. */
const rounds = 10;

/**
 * What came to each of them since it was last asked, behind fences by that publisher. A server may deal shared messages
 * out later than the fence's own (4.6 orders only those of plain subscriptions): where `least` must come to them in all,
 * the patience is spent on them, and the last fence shows that no more came.
 */
export async function arrivalsOf(
  { patienceMs }: Stage,
  members: readonly Client[],
  publisher: Client,
  least = 0,
): Promise<Arrivals[]> {
  const each = members.map((): Arrivals[number][] => []);
  for (let round = 0; ; round += 1) {
    for (const [at, member] of members.entries()) each[at]?.push(...(await arrivals(member, publisher)));
    if (each.flat().length >= least || round === rounds) return each;
    await publisher.expectOpenFor(patienceMs / rounds);
  }
}

/** Of each payload that came to this member the first copy: for QoS 1 granted as QoS 0, which may be duplicated (3.8.4). */
export function withoutRepeats(came: Arrivals): Arrivals {
  const texts = came.map(textOf);
  return came.filter((_, at) => texts.indexOf(texts[at] ?? '') === at);
}

/** Fails unless these payloads came, each once, whoever got them. */
export function requireShared({ fail }: Stage, each: readonly Arrivals[], payloads: readonly string[]): void {
  const came = each.map((of) => of.map(textOf));
  const all = came.flat().toSorted();
  if (all.join() === payloads.toSorted().join()) return;
  fail(
    `${payloads.join(', ')} to come, each to one member and once`,
    came.map((texts) => `[${texts.join(', ')}]`).join(' and '),
  );
}

/** `1`, `2`, ... as payloads. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${at + 1}`);
}
