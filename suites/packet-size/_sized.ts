/** Messages whose PUBLISH has a certain size when it comes to a subscriber. */

import type { Client, Stage } from '../../harness/scenario.ts';

/** What a PUBLISH is made of, as far as it counts for its size. */
export interface Sized {
  readonly topic: string;
  readonly payload: string;
  readonly qos: 0 | 1 | 2;
  readonly properties?: NonNullable<Parameters<Client['publish']>[2]>['properties'];
}

/** A payload of so many bytes that begins with that word. */
export function filled(word: string, bytes = 300): string {
  return word.padEnd(bytes, '.');
}

/** Bytes of the PUBLISH by which a subscriber gets that message. */
export function publishBytes({ encode }: Pick<Stage, 'encode'>, { qos, ...message }: Sized): number {
  return encode({ type: 'publish', qos, ...(qos === 0 ? {} : { packetIdentifier: 1 }), ...message }).length;
}
