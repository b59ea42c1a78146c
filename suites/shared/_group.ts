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

/** What came to each of them since it was last asked, behind fences by that publisher. */
export async function arrivalsOf(members: readonly Client[], publisher: Client): Promise<Arrivals[]> {
  const each: Arrivals[] = [];
  for (const member of members) each.push(await arrivals(member, publisher));
  return each;
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
