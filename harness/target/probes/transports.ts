/** Which endpoints answer in which versions, and under which paths and subprotocols WebSocket is spoken. */

import { versions as allVersions, type Version } from '../../../reference/codec/version.ts';
import { DialError, type Endpoint } from '../../prober/wire.ts';
import type { Observation } from '../../result.ts';
import type { Target } from '../target.ts';

/** Opens a connection in that version; rejects where it is not accepted. */
export type Connecting = (endpoint: Endpoint, version: Version) => Promise<void>;

/** Paths that brokers are known to use, beside the one that was given. */
const usualPaths = ['/', '/mqtt', '/ws'];

/** What is offered to see what comes of it. */
const offers: readonly (readonly string[])[] = [['mqtt'], ['mqttv3.1'], [], ['unheard-of']];

async function versionsAt(endpoint: Endpoint, connect: Connecting): Promise<string> {
  const accepted = await Promise.all(
    allVersions.map((version) =>
      connect(endpoint, version).then(
        () => true,
        () => false,
      ),
    ),
  );
  return allVersions.filter((_version, index) => accepted[index]).join(', ') || 'none';
}

/** The subprotocol that the server selects; null when it declines. */
async function selected(
  endpoint: Endpoint,
  subprotocols: readonly string[],
  timeoutMs: number,
): Promise<string | null> {
  const ignore = { data: () => undefined, closed: () => undefined };
  try {
    const wire = await endpoint.dial(ignore, { subprotocols, timeoutMs, splitEveryByte: false });
    const { websocket } = wire;
    wire.cut();
    return websocket?.subprotocol ?? '';
  } catch (error) {
    if (error instanceof DialError) return null;
    throw error;
  }
}

async function webSocketFacts(endpoint: Endpoint, timeoutMs: number): Promise<Record<string, Observation>> {
  const paths = [...new Set([new URL(endpoint.url).pathname, ...usualPaths])];
  const taken = await Promise.all(
    paths.map((path) => selected(endpoint.under?.(path) ?? endpoint, ['mqtt'], timeoutMs)),
  );
  const answers = await Promise.all(offers.map((offered) => selected(endpoint, offered, timeoutMs)));
  const told = offers.map(([offered = 'none offered'], index) => {
    const answer = answers[index];
    return `${offered}: ${answer === null ? 'declined' : answer || 'none selected'}`;
  });
  return {
    webSocketPaths: paths.filter((_path, index) => taken[index] !== null).join(' ') || 'none',
    webSocketSubprotocols: told.join(', '),
  };
}

/** Asks all endpoints at once. */
export async function transportFacts(
  { endpoints, webSocket }: Target,
  connect: Connecting,
  timeoutMs: number,
): Promise<Record<string, Observation>> {
  const facts = await Promise.all([
    ...endpoints.map(async (endpoint) => ({
      [`versions over ${endpoint.transport}`]: await versionsAt(endpoint, connect),
    })),
    webSocket === null ? {} : webSocketFacts(webSocket, timeoutMs),
  ]);
  return Object.assign({}, ...facts);
}
