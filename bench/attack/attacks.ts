/** The attacks, all. */

import type { Attack } from './attack.ts';
import { crowd } from './attacks/crowd.ts';
import { fragmentBomb } from './attacks/fragment-bomb.ts';
import { halfOpen } from './attacks/half-open.ts';
import { neverAcknowledges } from './attacks/never-acknowledges.ts';
import { stuckSubscriber } from './attacks/stuck-subscriber.ts';
import { trickle } from './attacks/trickle.ts';

/** By the names under which they are asked for. */
export const attacks: readonly Attack[] = [stuckSubscriber, neverAcknowledges, halfOpen, crowd, trickle, fragmentBomb];
