/** Properties of messages, and the habit by which fuzzed packets get theirs: each now and then. */

import type { Properties } from '../../reference/codec/index.ts';
import type { Random } from '../random.ts';
import { anyText, topicName } from './words.ts';

/** The value, a few times in a hundred. */
export const sometimes = <T>(random: Random, percent: number, make: () => T): T | undefined =>
  random.percent(percent) ? make() : undefined;

/** User Properties. */
export const userProperties = (random: Random): readonly (readonly [string, string])[] =>
  Array.from({ length: 1 + random.below(3) }, () => [anyText(random), anyText(random)] as const);

/** Those of a PUBLISH or a Will. */
export function messageProperties(random: Random): Properties {
  return {
    payloadFormatIndicator: sometimes(random, 10, () => 0),
    messageExpiryInterval: sometimes(random, 20, () => random.pick([0, 1, 5, 60, 0xffff_ffff])),
    contentType: sometimes(random, 10, () => anyText(random)),
    responseTopic: sometimes(random, 10, () => topicName(random)),
    correlationData: sometimes(random, 10, () => new Uint8Array(random.below(20)).fill(random.below(256))),
    userProperty: sometimes(random, 10, () => userProperties(random)),
  };
}
