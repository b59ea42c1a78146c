/** Builds the stage of one scenario, and clears it afterwards. */

import { encodePacket, type Packet } from '../../reference/codec/index.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Citations } from '../../reference/statements/index.ts';
import type { Declarations } from '../declarations.ts';
import { hexByte, namedReasonCode } from '../reason-code.ts';
import type { Finding, Observation } from '../result.ts';
import type { Client, ConnectOptions, Draft, OpenOptions, Stage } from '../stage.ts';
import type { Trace } from '../trace.ts';
import { answerTo, createClient, isForeign, type StageClient } from './client.ts';
import { type Connection, openConnection } from './connection.ts';
import { complete } from './draft.ts';
import { allowsClientId, answersConnect } from './duties.ts';
import { ExpectationError, InconclusiveError, LoginError } from './outcome.ts';
import { excuseOf } from './reading.ts';
import { Recorder } from './recorder.ts';
import { Signal } from './signal.ts';
import { DialError } from './wire.ts';
import { type Circumstances, type Credentials, settle, type World } from './world.ts';

/** A warning as the body gave it. */
export type Warning = Pick<Finding, 'reason'> & { readonly statements: Citations | null };

/** The stage with what is behind the scenes. */
export interface Staging {
  readonly stage: Stage;
  readonly trace: Trace;
  readonly observations: Readonly<Record<string, Observation>>;
  readonly warnings: readonly Warning[];
  /**
   * Why what failed proves nothing, for people; null when there is no such reason. `isHasty`: the scenario has no time to
   * let pass, so that none of its clients meant to be silent for as long as its Keep Alive.
   */
  excuse(isHasty: boolean): string | null;
  /** Makes every client still connected leave with DISCONNECT. */
  leave(): Promise<void>;
}

/** What is remembered of a client id over its connections. */
interface Memory {
  /** The Packet Identifier used last, so that one who comes back does not reuse what may still be in flight. */
  last: number;
  /** Identifiers of PUBLISH packets that the body did not see: what follows for them is not for it either. */
  readonly invisible: Set<number>;
}

/**
 * Milliseconds for which a broker has to wait for a whole CONNECT, by common sense: it may close when none comes within a
 * reasonable time (3.1.4).
 */
const reasonableConnectMs = 2000;

/** Seconds: a session that is granted less may be gone before its client is back, whatever a scenario is about. */
const shortestUsefulExpiryInterval = 60;

/** An hour: for 5.0, the Session Expiry Interval that stands for Clean Session 0. Seconds. */
const keptSessionExpiryInterval = 3600;

function connectDraft(options: ConnectOptions, { clientId, connection }: StageClient, credentials: Credentials): Draft {
  const { cleanSession = true, acks: _acks, subprotocols: _offered, version: _own, framing: _cut, ...fields } = options;
  const { version } = connection;
  const kept = version === '5.0' && !cleanSession ? { sessionExpiryInterval: keptSessionExpiryInterval } : undefined;
  return {
    type: 'connect',
    cleanStart: cleanSession,
    ...credentials,
    ...fields,
    clientId,
    properties: kept === undefined ? options.properties : { ...kept, ...options.properties },
  };
}

/** Codes of 5.0 that find fault with the CONNECT itself: Malformed Packet, Protocol Error, and what is wrong with a Will. */
const faultFinding = [0x81, 0x82, 0x90, 0x99];
/** Codes that ask for another login: those of 3.1.1, and Bad User Name or Password, Not authorized, Banned, Bad authentication method. */
const wantingLogin = [4, 5, 0x86, 0x87, 0x8a, 0x8c];

/** What a refusing CONNACK means for a scenario that did not mean to be refused. */
function refusal(reasonCode: number, version: Version): ExpectationError | InconclusiveError {
  const code = version === '5.0' ? namedReasonCode(reasonCode, 'connack') : hexByte(reasonCode);
  if (faultFinding.includes(reasonCode))
    return new ExpectationError('CONNACK accepting a valid CONNECT', `CONNACK ${code}`, answersConnect);
  if (reasonCode === 2 || reasonCode === 0x85) {
    return new ExpectationError(
      'CONNACK accepting a client id of letters and digits',
      `CONNACK ${code}`,
      allowsClientId,
    );
  }
  const refused = `the broker refused a plain CONNECT with code ${code}`;
  return wantingLogin.includes(reasonCode)
    ? new LoginError(`${refused}: give --username and --password of an account that may do everything`)
    : new InconclusiveError(`${refused}: the broker declines for reasons of its own`);
}

/** Builds a stage; `declared` holds what the target was said to be configured to do. */
export function createStaging(circumstances: Circumstances, declared: Declarations): Staging {
  const { clock, version, tag, endpoint } = circumstances;
  const recorder = new Recorder(clock);
  const world: World = {
    ...circumstances,
    recorder,
    signal: new Signal(clock),
    connections: [],
    unsettled: new Set(),
  };
  const clients: StageClient[] = [];
  const observations: Record<string, Observation> = {};
  const warnings: Warning[] = [];
  const ids = new Map<string, string>();
  const memories = new Map<string, Memory>();

  const notes = {
    observe: (name: string, value: Observation): void => {
      observations[name] = value;
    },
    observeAlso: (name: string, value: string): void => {
      const known = observations[name];
      const values = typeof known === 'string' ? known.split(', ') : [];
      observations[name] = [...new Set([...values, value])].join(', ');
    },
    warn: (reason: string, statements?: Citations): void => {
      warnings.push({ reason, statements: statements ?? null });
    },
  };

  const clientId = (name: string): string => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const made = `${tag}c${ids.size}`;
    ids.set(name, made);
    return made;
  };

  /** A client that chose no id comes back to nothing. */
  const memoryOf = (id: string | undefined): Memory => {
    const memory = (id === undefined ? undefined : memories.get(id)) ?? { last: 0, invisible: new Set() };
    if (id !== undefined) memories.set(id, memory);
    return memory;
  };

  /** Packets are acknowledged as they come when that is wanted, or when the body does not see them. */
  const openClient = async (options: OpenOptions & Pick<ConnectOptions, 'clientId'>): Promise<StageClient> => {
    const memory = memoryOf(options.clientId);
    const toAnswer = (packet: Packet, foreign: boolean): boolean => {
      if (packet.type === 'publish' && foreign) {
        if (packet.packetIdentifier !== undefined) memory.invisible.add(packet.packetIdentifier);
        return true;
      }
      return (
        options.acks !== 'manual' || (packet.type === 'pubrel' && memory.invisible.delete(packet.packetIdentifier))
      );
    };
    const onPacket = (packet: Packet): 'keep' | 'drop' => {
      const foreign = isForeign(packet, tag);
      const answer = toAnswer(packet, foreign) ? answerTo(packet) : null;
      if (answer !== null) void client.send(answer);
      return foreign || (answer !== null && packet.type === 'pubrel') ? 'drop' : 'keep';
    };
    const connection: Connection = await openConnection(
      world,
      {
        subprotocols: options.subprotocols ?? ['mqtt'],
        version: options.version ?? version,
        framing: options.framing ?? circumstances.framing,
      },
      onPacket,
    );
    const id = options.clientId ?? clientId(`#${connection.name}`);
    const client = createClient(world, connection, id, notes, memory);
    clients.push(client);
    return client;
  };

  const opened = async (options: ConnectOptions): Promise<StageClient> => {
    try {
      return await openClient(options);
    } catch (error) {
      if (error instanceof DialError) throw new InconclusiveError(error.message, { cause: error });
      throw error;
    }
  };

  const connect = async (options: ConnectOptions = {}): Promise<Client> => {
    if (options.will?.retain) await settle(world);
    const client = await opened(options);
    await client.send(connectDraft(options, client, circumstances.credentials));
    const connack = await client
      .expect('connack', undefined, { statements: answersConnect })
      .catch((error: unknown) => {
        // Of a version that it does not speak a server need not say a word in that version (3.1.2.2).
        if (!(error instanceof ExpectationError) || client.connection.version === version) throw error;
        throw new InconclusiveError(`the broker may not speak ${client.connection.version}: ${error.message}`);
      });
    if (connack.reasonCode !== 0) throw refusal(connack.reasonCode, client.connection.version);
    const granted = connack.properties?.sessionExpiryInterval;
    const isStages = options.cleanSession === false && !('sessionExpiryInterval' in (options.properties ?? {}));
    if (isStages && granted !== undefined && granted < shortestUsefulExpiryInterval)
      throw new InconclusiveError(
        `the broker keeps a session for ${granted} s only (Session Expiry Interval in CONNACK)`,
      );
    return client;
  };

  /** A client that was never accepted has nothing to say good-bye to. */
  const leaveWith = async (client: StageClient): Promise<void> => {
    const { ended, dialogue } = client.connection;
    if (ended === null) await (dialogue.connack === null ? client.cut() : client.disconnect());
  };

  const stage: Stage = {
    version,
    transport: endpoint.transport,
    patienceMs: circumstances.patienceMs,
    slackMs: circumstances.slackMs,
    maxQos: circumstances.offer.maximumQos,
    offer: circumstances.offer,
    account: circumstances.account,
    declared: (name) => {
      const value = declared[name];
      if (value === undefined) throw new Error(`${name} is not declared: name it in the scenario's needs`);
      return value;
    },
    tag,
    topic: (name) => `${tag}/${name}`,
    clientId,
    connect,
    open: (options = {}) => opened(options),
    tryOpen: async (options) => {
      try {
        return await openClient(options);
      } catch (error) {
        if (error instanceof DialError && error.kind === 'refused') return { refused: error.message };
        if (error instanceof DialError) throw new InconclusiveError(error.message, { cause: error });
        throw error;
      }
    },
    encode: (draft) => {
      const whole = draft.type === 'connect' ? { ...circumstances.credentials, ...draft } : draft;
      const context = { version, clientId: clientId('#encoded'), freshIdentifier: () => 1 };
      return encodePacket(complete(whole, context), version);
    },
    countdown: (durationMs) => {
      const startedMs = clock.now();
      return () => {
        const elapsedMs = Math.round(clock.now() - startedMs);
        if (elapsedMs <= durationMs) return;
        throw new InconclusiveError(
          `an answer was needed within ${durationMs} ms and came after ${elapsedMs} ms: this machine or the broker is too busy; run it alone, or with a lower --concurrency`,
        );
      };
    },
    observe: notes.observe,
    warn: notes.warn,
    fail: (expected, got, statements) => {
      throw new ExpectationError(expected, got, statements ?? null);
    },
  };

  return {
    stage,
    trace: recorder.trace,
    observations,
    warnings,
    excuse: (isHasty) => {
      const late = world.connections
        .map(({ endedOverConnectMs: ms }) => ms ?? 0)
        .find((ms) => ms > reasonableConnectMs);
      if (late !== undefined)
        return `a connection was closed after ${Math.round(late)} ms, and our CONNECT was not all out yet: this machine is too busy`;
      const excused = isHasty ? world.connections.map(excuseOf).find((excuse) => excuse !== null) : null;
      return excused?.message ?? null;
    },
    leave: async () => {
      await Promise.all(clients.map(leaveWith));
    },
  };
}
