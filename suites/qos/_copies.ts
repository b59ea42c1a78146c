/** Messages that come one after the other, and copies of them where the standard allows some. */

import type { Client, Stage } from '../../harness/scenario.ts';
import { waiting } from '../_arrivals.ts';
import type { Level } from './_levels.ts';
import { type Received, textOf } from './_messages.ts';

/** A message as a subscriber must get it. */
export interface Message {
  readonly topic: string;
  readonly payload: string;
  readonly qos: Level;
  /** Left out: either. */
  readonly dup?: boolean;
  readonly retain?: boolean;
}

function isThat({ topic, payload, qos, dup, retain }: Message, found: Received): boolean {
  return (
    found.topic === topic &&
    textOf(found) === payload &&
    found.qos === qos &&
    found.dup === (dup ?? found.dup) &&
    found.retain === (retain ?? found.retain)
  );
}

function told({ topic, payload, qos, dup, retain }: Message): string {
  const flags = Object.entries({ DUP: dup, RETAIN: retain }).filter(([, flag]) => flag !== undefined);
  return [`"${payload}" on ${topic} at QoS ${qos}`, ...flags.map(([name, flag]) => `${name} ${Number(flag)}`)].join(
    ', ',
  );
}

/** The next message must be that one; copies of those before it are passed over. */
export async function expectNext(
  { fail }: Pick<Stage, 'fail'>,
  client: Client,
  message: Message,
  copied: readonly Message[],
): Promise<void> {
  for (;;) {
    const next = await client.expect('publish');
    if (isThat(message, next)) return;
    if (!copied.some((one) => isThat(one, next))) fail(told(message), told({ ...next, payload: textOf(next) }));
  }
}

/** No further message may come but copies of these, as `expectNo` has it. */
export async function expectOnlyCopies(
  { fail }: Pick<Stage, 'fail'>,
  client: Client,
  copied: readonly Message[],
  options: { readonly after?: Client },
): Promise<void> {
  await client.expectNo('suback', options);
  for (const next of await waiting(client)) {
    if (!copied.some((one) => isThat(one, next))) fail('no further message', told({ ...next, payload: textOf(next) }));
  }
}
