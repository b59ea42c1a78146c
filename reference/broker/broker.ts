/** The broker core: connections in, bytes out; it touches no socket, no clock and no randomness of its own. */

import type { Clock } from '../clock.ts';
import { type Access, openAccess } from './access/access.ts';
import type { AuthenticationMethod } from './authentication/method.ts';
import type { Connection } from './connection/connection.ts';
import { endConnection } from './connection/end.ts';
import { receive } from './connection/receive.ts';
import { defaultTerms } from './connection/terms.ts';
import type { Core } from './core.ts';
import { createCounters } from './counters.ts';
import { resolveLimits } from './limit.ts';
import { type Limits, limitDefinitions } from './limits.ts';
import type { Observer } from './observer.ts';
import { noJournal } from './persistence/journal.ts';
import { restore } from './persistence/restore.ts';
import type { Persistence } from './persistence/stored.ts';
import { createRetainedStore } from './router/retained-store.ts';
import { createRouter } from './router/router.ts';
import { createSubscriptionTree } from './router/subscription-tree.ts';
import { type Rules, standardRules } from './rules.ts';
import { pump } from './session/deliver.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { SmallMap } from './small-map.ts';
import { SmallSet } from './small-set.ts';
import { createStatistics, type Statistics } from './statistics.ts';
import { createSys } from './sys/sys.ts';
import { type BrokerConnection, type BrokerWire, type Peer, unknownPeer } from './wire.ts';

/** What a broker is made of. */
export interface BrokerOptions {
  readonly clock: Clock;
  /** Default: the standard's. */
  readonly rules?: Rules;
  /** Those left out have their defaults. */
  readonly limits?: Partial<Limits>;
  /** Those left out have their defaults. */
  readonly settings?: Partial<Settings>;
  /** Who is let in, and to what; default: everybody, to everything. */
  readonly access?: Access;
  /** Methods of enhanced authentication that it offers (4.12); default none. Clients that name none are served as well. */
  readonly authenticationMethods?: readonly AuthenticationMethod[];
  /** From 0 up to 1; default Math.random. Used for the Client Identifiers of clients that bring none. */
  readonly random?: () => number;
  /** Where its state is kept, and what it begins with; default: nowhere, with nothing. */
  readonly persistence?: Persistence;
  /** Is told what happens. */
  readonly observe?: Observer;
  /** Bytes of heap in use, for `$SYS`. */
  readonly heapUsedBytes?: () => number;
}

/** A broker for MQTT 3.1, 3.1.1 and 5.0. */
export interface Broker {
  /**
   * Takes a Network Connection. Once `wire.close()` was called the connection is gone for the broker, without waiting
   * for `ended`.
   */
  accept(wire: BrokerWire, peer?: Peer): BrokerConnection;
  /** Closes all connections and cancels all timers; connections that come later are closed at once. */
  stop(): void;
  readonly statistics: Statistics;
}

/**
 * Makes a broker.
 * @throws LimitError when a limit makes no sense.
 */
export function createBroker(options: BrokerOptions): Broker {
  return brokerOf(createCore(options));
}

/** The broker that works on these parts. */
export function brokerOf(core: Core): Broker {
  let stopped = false;

  return {
    accept: (wire, peer = unknownPeer) => {
      const isFull = core.connections.size >= core.limits.maxConnections;
      const connection = createConnection(core, wire, peer);
      if (stopped) endConnection(core, connection, { kind: 'stopped' });
      else if (isFull) endConnection(core, connection, { kind: 'limit', limit: 'maxConnections' });
      return {
        receive: (chunk) => receive(core, connection, chunk),
        congested: () => {
          connection.isCongested = true;
          noteFlow(core, connection, 'congested');
        },
        drained: () => {
          connection.isCongested = false;
          noteFlow(core, connection, 'drained');
          if (connection.phase.name === 'connected') pump(core, connection.phase.session);
        },
        ended: () => endConnection(core, connection, { kind: 'stream-ended' }),
      };
    },

    stop: () => {
      stopped = true;
      for (const connection of core.connections) endConnection(core, connection, { kind: 'stopped' });
      for (const session of core.sessions.values()) {
        session.expiry?.timer.cancel();
        session.delayedWill?.timer.cancel();
      }
      core.retained.stop();
      core.sys.stop();
    },

    statistics: core.statistics,
  };
}

function noteFlow({ observe }: Core, { phase, address }: Connection, type: 'congested' | 'drained'): void {
  observe?.({ type, clientId: phase.name === 'connected' ? phase.session.clientId : null, address });
}

/** The parts of a broker, with the state that was kept. */
export function createCore(options: BrokerOptions): Core {
  const { clock, rules = standardRules, random = Math.random, access = openAccess, persistence } = options;
  const { authenticationMethods = [] } = options;
  const limits = resolveLimits(limitDefinitions, options.limits ?? {});
  const settings = { ...defaultSettings, ...options.settings };
  const journal = persistence?.journal ?? noJournal;
  const core: Core = {
    clock,
    rules,
    limits,
    settings,
    access,
    authenticationMethods,
    random,
    journal,
    counters: createCounters(),
    observe: options.observe ?? null,
    heapUsedBytes: options.heapUsedBytes ?? null,
    connections: new Set(),
    spareFrames: null,
    sessions: new Map(),
    subscriptions: createSubscriptionTree(rules),
    groups: new Map(),
    shared: createSubscriptionTree(rules),
    retained: createRetainedStore({ clock, rules, limits, settings, journal }),
    // These three work on the whole, so they come after it.
    get statistics() {
      return statistics;
    },
    get router() {
      return router;
    },
    get sys() {
      return sys;
    },
  };
  const statistics = createStatistics(core, clock.now());
  const router = createRouter(core);
  const sys = createSys(core);
  if (persistence !== undefined) restore(core, persistence);
  return core;
}

function createConnection(core: Core, wire: BrokerWire, peer: Peer): Connection {
  const connection: Connection = {
    wire,
    address: peer.address,
    certificateName: peer.certificateName,
    frames: null,
    unfinishedBytes: 0,
    phase: { name: 'waiting', refusedWith: null },
    version: '3.1.1',
    terms: defaultTerms,
    authentication: null,
    inboundAliases: new SmallMap(),
    outboundAliases: new SmallMap(),
    unfinished: new SmallSet(),
    connectTimer: null,
    keepAlive: null,
    isCongested: false,
  };
  connection.connectTimer = core.clock.setTimer(Math.max(0, core.limits.connectTimeoutMs - peer.openForMs), () =>
    endConnection(core, connection, { kind: 'limit', limit: 'connectTimeoutMs' }),
  );
  core.connections.add(connection);
  core.counters.connections++;
  core.observe?.({ type: 'opened', address: peer.address });
  return connection;
}
