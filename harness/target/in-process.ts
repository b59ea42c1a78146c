/** The bundled broker as a target in this very process, over the in-memory pipe: the one bridge from harness to reference. */

import type { Broker, Settings } from '../../reference/broker/index.ts';
import type { Clock } from '../../reference/clock.ts';
import type { Fault } from '../../reference/faults/fault.ts';
import { createFaultyBroker } from '../../reference/server/faulty-broker.ts';
import { openPipe } from '../../reference/server/pipe.ts';
import type { Declarations } from '../declarations.ts';
import type { Endpoint } from '../prober/wire.ts';
import type { Target } from './target.ts';

/** What may differ between brokers in process. */
export interface InProcessOptions {
  readonly clock: Clock;
  readonly faults?: readonly Fault[];
  readonly settings?: Partial<Settings>;
  readonly random?: () => number;
}

function pipeEndpoint(broker: Broker): Endpoint {
  return {
    url: 'pipe:reference',
    transport: 'pipe',
    dial: async (handlers) => {
      const pipe = openPipe(broker, { data: handlers.data, closed: () => handlers.closed('end', '') });
      return {
        write: async (bytes) => pipe.write(new Uint8Array(bytes)),
        end: () => pipe.end(),
        cut: () => pipe.destroy(),
        websocket: null,
      };
    },
  };
}

/** What a broker with those settings does and cannot tell. */
function declarationsOf({ retainedExpiryMs, sessionExpiryMs }: Partial<Settings>): Declarations {
  return {
    ...(typeof retainedExpiryMs === 'number' && { 'retained-expiry': retainedExpiryMs / 1000 }),
    ...(typeof sessionExpiryMs === 'number' && { 'session-expiry': sessionExpiryMs / 1000 }),
  };
}

/** Starts a broker of its own on that clock; `stop` ends it. */
export function startInProcess({ clock, faults = [], ...options }: InProcessOptions): {
  readonly target: Target;
  stop(): void;
} {
  const broker = createFaultyBroker({ clock, ...options }, faults);
  const primary = pipeEndpoint(broker);
  return {
    target: {
      urls: [primary.url],
      primary,
      webSocket: null,
      credentials: {},
      declared: declarationsOf(options.settings ?? {}),
      declaredEndpoint: primary,
      restrictedEndpoint: primary,
    },
    stop: () => broker.stop(),
  };
}
