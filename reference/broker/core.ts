/** The parts of one broker, handed to all who work on it. */

import type { Clock } from '../clock.ts';
import type { FrameDecoder } from '../codec/index.ts';
import type { Access } from './access/access.ts';
import type { AuthenticationMethod } from './authentication/method.ts';
import type { Connection } from './connection/connection.ts';
import type { Counters } from './counters.ts';
import type { Limits } from './limits.ts';
import type { Observer } from './observer.ts';
import type { Journal } from './persistence/journal.ts';
import type { RetainedStore } from './router/retained-store.ts';
import type { Router } from './router/router.ts';
import type { ShareGroup } from './router/share-group.ts';
import type { SubscriptionTree } from './router/subscription-tree.ts';
import type { Rules } from './rules.ts';
import type { HeldSubscription, Session } from './session/session.ts';
import type { Settings } from './settings.ts';
import type { Statistics } from './statistics.ts';
import type { Sys } from './sys/sys.ts';

/** One broker from the inside. */
export interface Core {
  readonly clock: Clock;
  readonly rules: Rules;
  readonly limits: Limits;
  readonly settings: Settings;
  readonly access: Access;
  /** Those that clients may authenticate by (4.12). */
  readonly authenticationMethods: readonly AuthenticationMethod[];
  /** From 0 up to 1, as Math.random. */
  readonly random: () => number;
  /** Told of all that is to outlive the process. */
  readonly journal: Journal;
  readonly counters: Counters;
  /** Null when nobody wants to know. */
  readonly observe: Observer | null;
  /** Bytes of heap in use; null where nobody can tell. */
  readonly heapUsedBytes: (() => number) | null;
  readonly statistics: Statistics;
  /** The open ones. */
  readonly connections: Set<Connection>;
  /** A decoder without bytes in it, for the next connection that has some. */
  spareFrames: FrameDecoder | null;
  /** By what `rules.sessionKey` makes of the Client Identifier. */
  readonly sessions: Map<string, Session>;
  /** Those that are a session's own. */
  readonly subscriptions: SubscriptionTree<Session, HeldSubscription>;
  /** Shared Subscriptions by their whole filter. */
  readonly groups: Map<string, ShareGroup>;
  /** The same by what stands behind the share name. */
  readonly shared: SubscriptionTree<ShareGroup, ShareGroup>;
  readonly retained: RetainedStore;
  readonly router: Router;
  readonly sys: Sys;
}
