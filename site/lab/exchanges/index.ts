/** All exchanges of the lessons. */

import type { Exchange } from '../exchange.ts';
import { silence } from './keep-alive.ts';
import { atLeastOnce, atMostOnce, exactlyOnce } from './qos.ts';
import { retainedCleared, retainedExpired, retainedKept } from './retained.ts';
import { cleanSession, offlineQueue } from './sessions.ts';
import { flowControl, messageExpiry, reasons, sharedSubscription, topicAlias } from './version5.ts';
import { webSocketFrames, webSocketText } from './websocket.ts';
import { wildcards } from './wildcards.ts';
import { willDiscarded, willPublished } from './wills.ts';

/** Those that a lesson shows on a ladder. */
export const exchanges: readonly Exchange[] = [
  wildcards,
  atMostOnce,
  atLeastOnce,
  exactlyOnce,
  offlineQueue,
  cleanSession,
  silence,
  willPublished,
  willDiscarded,
  retainedKept,
  retainedCleared,
  retainedExpired,
  webSocketFrames,
  webSocketText,
  messageExpiry,
  sharedSubscription,
  topicAlias,
  reasons,
  flowControl,
];
