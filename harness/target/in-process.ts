/** The bundled broker as a target in this very process, over the in-memory pipe: the one bridge from harness to reference. */

import {
  type AuthenticationMethod,
  type Broker,
  createScramMethod,
  type Limits,
  type Settings,
} from '../../reference/broker/index.ts';
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
  readonly limits?: Partial<Limits>;
  readonly random?: () => number;
}

/**
 * What makes the bundled broker do without all that CONNACK can deny and bound all that CONNACK can bound (5.0): a
 * broker of its own, for scenarios to which one that offers everything has nothing to show. The Keep Alive is one that
 * can be waited for.
 */
export const restriction = {
  settings: {
    maximumQos: 1,
    retainAvailable: false,
    wildcardSubscriptionAvailable: false,
    subscriptionIdentifierAvailable: false,
    sharedSubscriptionAvailable: false,
    maximumKeepAlive: 4,
    responseInformation: null,
  },
  limits: { maxTopicAliases: 0, maxReceivedMessages: 10, maxPacketBytes: 65_536 },
} as const satisfies Pick<InProcessOptions, 'settings' | 'limits'>;

/** The account that the bundled broker knows; whoever asks for no enhanced authentication is served as well. */
export const bundledAccount = { userName: 'teacher', password: 'chalk, board=sponge' };

/** The method by which that account logs in; `random` as Math.random. */
export function bundledMethod(random: () => number): AuthenticationMethod {
  const { userName, password } = bundledAccount;
  return createScramMethod({ accounts: { [userName]: password }, random });
}

function pipeEndpoint(url: string, brokerBehind: () => Broker): Endpoint {
  return {
    url,
    transport: 'pipe',
    dial: async (handlers) => {
      const pipe = openPipe(brokerBehind(), { data: handlers.data, closed: () => handlers.closed('end', '') });
      return {
        write: async (bytes) => pipe.write(bytes),
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
    'enhanced-authentication': 'SCRAM-SHA-256',
    ...(typeof retainedExpiryMs === 'number' && { 'retained-expiry': retainedExpiryMs / 1000 }),
    ...(typeof sessionExpiryMs === 'number' && { 'session-expiry': sessionExpiryMs / 1000 }),
  };
}

/** Starts a broker of its own on that clock, and when it is dialled the restricted one; `stop` ends them. */
export function startInProcess({ clock, faults = [], ...options }: InProcessOptions): {
  readonly target: Target;
  stop(): void;
} {
  const authenticationMethods = [bundledMethod(options.random ?? Math.random)];
  const broker = createFaultyBroker({ clock, authenticationMethods, ...options }, faults);
  let restricted: Broker | null = null;
  const startRestricted = (): Broker => {
    const settings = { ...options.settings, ...restriction.settings };
    restricted ??= createFaultyBroker({ clock, ...options, ...restriction, settings }, faults);
    return restricted;
  };
  const primary = pipeEndpoint('pipe:reference', () => broker);
  return {
    target: {
      urls: [primary.url],
      endpoints: [primary],
      primary,
      webSocket: null,
      credentials: {},
      account: bundledAccount,
      declared: declarationsOf(options.settings ?? {}),
      declaredEndpoint: primary,
      restrictedEndpoint: pipeEndpoint('pipe:restricted', startRestricted),
    },
    stop: () => {
      broker.stop();
      restricted?.stop();
    },
  };
}
