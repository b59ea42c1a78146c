/** A target whose connections are cut when the run is ended, so that nobody waits out a time for an answer that does not matter any more. */

import { DialError, type DialOptions, type Endpoint, type Wire, type WireHandlers } from '../prober/wire.ts';
import type { Interruption } from '../runner/interruption.ts';
import type { Target } from './target.ts';

/** The same target; once the run is ended nobody connects to it any more. */
export function severable(target: Target, interruption: Interruption): Target {
  const known = new Map<Endpoint, Endpoint>();
  const same = (endpoint: Endpoint): Endpoint => {
    const made = known.get(endpoint) ?? severableEndpoint(endpoint, interruption);
    known.set(endpoint, made);
    return made;
  };
  return {
    ...target,
    endpoints: target.endpoints.map(same),
    primary: same(target.primary),
    webSocket: target.webSocket && same(target.webSocket),
    declaredEndpoint: same(target.declaredEndpoint),
    restrictedEndpoint: same(target.restrictedEndpoint),
  };
}

/** The same for one endpoint. */
export function severableEndpoint(endpoint: Endpoint, interruption: Interruption): Endpoint {
  const { under } = endpoint;
  return {
    ...endpoint,
    ...(under !== undefined && { under: (path) => severableEndpoint(under(path), interruption) }),
    dial: (handlers, options) => dial(endpoint, handlers, options, interruption),
  };
}

function dial(
  endpoint: Endpoint,
  handlers: WireHandlers,
  options: DialOptions,
  interruption: Interruption,
): Promise<Wire> {
  return new Promise((resolve, reject) => {
    let wire: Wire | null = null;
    const forget = interruption.onInterrupted(({ reason }) => {
      wire?.cut();
      reject(new DialError('unreachable', reason));
    });
    if (interruption.why() !== null) return;
    const closed: WireHandlers['closed'] = (...how) => {
      forget();
      handlers.closed(...how);
    };
    endpoint.dial({ ...handlers, closed }, options).then(
      (opened) => {
        wire = opened;
        if (interruption.why() === null) resolve(opened);
        else opened.cut();
      },
      (error) => {
        forget();
        reject(error);
      },
    );
  });
}
