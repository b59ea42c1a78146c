/** Live clients in the page, in real time: at the broker in the page, or at one behind a WebSocket. */

import { plainOffer } from '../../harness/offer.ts';
import { createStaging } from '../../harness/prober/stage.ts';
import type { Endpoint } from '../../harness/prober/wire.ts';
import type { Client, ConnectOptions } from '../../harness/stage.ts';
import type { Trace } from '../../harness/trace.ts';
import { type Broker, createBroker, webSocketRules } from '../../reference/broker/index.ts';
import { type Clock, systemClock, type Timer } from '../../reference/clock.ts';
import type { Version } from '../../reference/codec/version.ts';
import { memoryEndpoint } from './memory-endpoint.ts';

/** A person waits: longer than for a machine. */
const patienceMs = 10_000;
/** The part of the Keep Alive after which a PINGREQ is due. */
const heartbeat = 0.8;

/** Clients of one broker, with all that they have said and heard. */
export interface Playground {
  /** Grows; `onChange` tells when. */
  readonly trace: Trace;
  /** Resolves with a client whose CONNECT was accepted; its heartbeats are sent by themselves. */
  connect(options: ConnectOptions): Promise<Client>;
  /** Whether that client's connection is still there. */
  isOpen(client: Client): boolean;
  /** Makes all clients leave. */
  leave(): Promise<void>;
}

let pageBroker: Broker | null = null;

/** The broker in the page: one, from when it is first asked for until the page is left. */
export function brokerInPage(): Endpoint {
  pageBroker ??= createBroker({ clock: systemClock });
  return memoryEndpoint(pageBroker, 'pipe', webSocketRules);
}

/** The endpoint, which tells whenever something went over it. */
function watched(endpoint: Endpoint, onChange: () => void): Endpoint {
  return {
    ...endpoint,
    dial: async ({ data, closed }, options) => {
      const wire = await endpoint.dial(
        {
          data: (bytes) => {
            data(bytes);
            onChange();
          },
          closed: (how, detail) => {
            closed(how, detail);
            onChange();
          },
        },
        options,
      );
      return {
        ...wire,
        write: async (bytes) => {
          await wire.write(bytes);
          onChange();
        },
      };
    },
  };
}

/** Opens a playground at an endpoint, for clients of that version. */
export function openPlayground(
  endpoint: Endpoint,
  version: Version,
  onChange: () => void,
  clock: Clock = systemClock,
): Playground {
  const { stage, trace, leave } = createStaging(
    {
      clock,
      endpoint: watched(endpoint, onChange),
      version,
      framing: 'whole',
      credentials: {},
      account: {},
      patienceMs,
      slackMs: 0,
      offer: plainOffer,
      // Every topic is the reader's business.
      tag: '',
    },
    {},
  );
  const isOpen = ({ name }: Client): boolean => !trace.some(({ kind, client }) => kind === 'closed' && client === name);
  const timers = new Set<Timer>();

  const keepAlive = (client: Client): void => {
    if (client.keepAlive === 0) return;
    const timer = clock.setTimer(heartbeat * 1000 * client.keepAlive, () => {
      timers.delete(timer);
      if (!isOpen(client)) return;
      void client.send({ type: 'pingreq' });
      keepAlive(client);
    });
    timers.add(timer);
  };

  return {
    trace,
    isOpen,
    connect: async (options) => {
      const client = await stage.connect(options);
      keepAlive(client);
      return client;
    },
    leave: async () => {
      for (const timer of timers) timer.cancel();
      await leave();
      onChange();
    },
  };
}
