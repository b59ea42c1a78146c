/** A broker in virtual time on which a case is played, watched by the judges from outside and looked at from inside. */

import { type Broker, type BrokerOptions, brokerOf, createCore } from '../../reference/broker/broker.ts';
import type { Core } from '../../reference/broker/core.ts';
import { resolveLimits } from '../../reference/broker/limit.ts';
import { limitDefinitions } from '../../reference/broker/limits.ts';
import { defaultSettings } from '../../reference/broker/settings.ts';
import type { BrokerConnection } from '../../reference/broker/wire.ts';
import type { Fault } from '../../reference/faults/fault.ts';
import { createFaultyBroker } from '../../reference/server/faulty-broker.ts';
import type { Step } from '../case.ts';
import { leave } from '../judge/connack.ts';
import { hearBroker } from '../judge/heard.ts';
import { createPeer, isOpen, type Peer } from '../judge/peer.ts';
import { hearClient } from '../judge/said.ts';
import { createPublished, type Finding, type Scene, type Watcher } from '../judge/scene.ts';
import { judgeAnswers, judgeClose, judgeSilence } from '../judge/settle.ts';
import { createRandom } from '../random.ts';
import { fuzzedMethod, type Setup } from '../setups.ts';
import { inspect } from '../state/inspect.ts';
import { createCountingClock } from './counting-clock.ts';

/** A broker and all that is known of its connections. */
export interface World {
  /** Those that the broker has not closed and that have not ended. */
  readonly peers: ReadonlyMap<number, Peer>;
  /** The first thing that must not be; null so far. Nothing is worth playing after it. */
  readonly finding: Finding | null;
  /** Control packets so far, as the broker counts them. */
  packets(): { readonly received: number; readonly sent: number };
  /** Plays one step; one that is for a connection that is not open does nothing. */
  play(step: Step): void;
  nowMs(): number;
  /** Something that must not be was found by who plays. */
  report(invariant: string, detail: string): void;
  /** Looks inside; the topic names are tried on the broker's trees. */
  inspect(topicNames: readonly string[]): void;
  /** Ends all connections, lets a long time pass and stops the broker: nothing may be left. */
  finish(): void;
}

/** Longer than any interval that a client asks for. */
const longAfterMs = 2 * 24 * 3_600_000;

/** The generator behind Client Identifiers that the broker makes: any will do, always the same. */
const brokerSeed = 7;

const nobody: Watcher = { heard: () => undefined, gone: () => undefined };

/** Makes a world. With faults it has to find something, sooner or later. */
export function createWorld(setup: Setup, faults: readonly Fault[], watcher: Watcher = nobody): World {
  const clock = createCountingClock();
  const random = createRandom(brokerSeed);
  const peers = new Map<number, Peer>();
  const wires = new Map<number, BrokerConnection>();
  let finding: Finding | null = null;
  /** Whose bytes or end the broker is dealing with; null while time passes. */
  let actor: Peer | null = null;

  const report = (invariant: string, detail: string): void => {
    finding ??= { invariant, detail };
  };
  const scene: Scene = {
    limits: resolveLimits(limitDefinitions, setup.limits),
    settings: { ...defaultSettings, ...setup.settings },
    nowMs: clock.now,
    sessions: new Map(),
    published: createPublished(),
    watcher,
    report,
  };
  const options: BrokerOptions = {
    clock,
    limits: setup.limits,
    settings: setup.settings,
    authenticationMethods: [fuzzedMethod],
    random: () => random.below(2 ** 24) / 2 ** 24,
  };
  const { broker, core } = makeBroker(options, faults);

  const open = (number: number): void => {
    const peer = createPeer(number, clock.now(), scene.limits.maxPacketBytes);
    peers.set(number, peer);
    actor = peer;
    const wire = broker.accept({
      send: (bytes) => hearBroker(scene, peer, bytes),
      close: () => {
        if (peer.isClosed) report('closes-once', String(number));
        judgeClose(scene, peer, actor);
        peer.isClosed = true;
        leave(scene, peer);
        peers.delete(number);
        wires.delete(number);
        watcher.gone(peer);
      },
    });
    if (!peer.isClosed) wires.set(number, wire);
  };

  const act = (number: number, work: (peer: Peer, wire: BrokerConnection) => void): void => {
    const peer = peers.get(number);
    const wire = wires.get(number);
    if (peer === undefined || wire === undefined) return;
    actor = peer;
    work(peer, wire);
  };

  const perform = (step: Step): void => {
    switch (step.kind) {
      case 'open':
        open(step.connection);
        return;
      case 'bytes':
        act(step.connection, (peer, wire) => {
          peer.isToBlame = false;
          // The broker gets bytes of its own: the buffer of a socket is used again as well.
          const chunk = new Uint8Array(step.bytes);
          hearClient(scene, peer, step.bytes);
          wire.receive(chunk);
          chunk.fill(0xa5);
          judgeAnswers(scene, peer);
        });
        return;
      case 'congested':
      case 'drained':
        act(step.connection, (_peer, wire) => wire[step.kind]());
        return;
      case 'end':
        act(step.connection, (peer, wire) => {
          peer.isToBlame = true;
          wire.ended();
          leave(scene, peer);
          peers.delete(step.connection);
          wires.delete(step.connection);
        });
        return;
      case 'wait':
        actor = null;
        clock.advanceTo(clock.now() + step.durationMs);
        judgeSilence(scene, peers.values());
    }
  };

  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      report('no-exception', error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  };

  return {
    peers,
    packets: () => ({ received: broker.statistics.messagesReceived, sent: broker.statistics.messagesSent }),
    get finding() {
      return finding;
    },
    nowMs: clock.now,
    report,
    play: (step) => guarded(() => perform(step)),
    inspect: (topicNames) => guarded(() => inspect(core, clock.running, topicNames, report)),
    finish: () =>
      guarded(() => {
        for (const { number } of [...peers.values()].filter(isOpen)) perform({ kind: 'end', connection: number });
        perform({ kind: 'wait', durationMs: longAfterMs });
        inspect(core, clock.running, [], report);
        broker.stop();
        if (core.connections.size > 0) report('nothing-is-left', `${core.connections.size} connections`);
        if (clock.running > 0) report('no-timer-is-left', `${clock.running} run after the broker has stopped`);
      }),
  };
}

function makeBroker(
  options: BrokerOptions,
  faults: readonly Fault[],
): { readonly broker: Broker; readonly core: Core } {
  const cores: Core[] = [];
  const broker = createFaultyBroker(options, faults, (given) => {
    const core = createCore(given);
    cores.push(core);
    return brokerOf(core);
  });
  const [core] = cores;
  if (core === undefined) throw new Error('expected a broker to have a core');
  return { broker, core };
}
