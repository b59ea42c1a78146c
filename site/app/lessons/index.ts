/** All lessons, in the order in which they build on one another. */

import { keepAlive } from './keep-alive.tsx';
import type { Lesson } from './lesson.ts';
import { qos } from './qos.tsx';
import { retained } from './retained.tsx';
import { sessions } from './sessions.tsx';
import { topics } from './topics.tsx';
import { version5 } from './version5.tsx';
import { webSocket } from './websocket.tsx';
import { wills } from './wills.tsx';
import { wireCost } from './wire-cost.tsx';

export const lessons: readonly Lesson[] = [
  topics,
  qos,
  sessions,
  keepAlive,
  wills,
  retained,
  webSocket,
  version5,
  wireCost,
];
