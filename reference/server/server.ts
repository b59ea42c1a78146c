/** Opens the listeners of one broker, all or none. */

import { type Statistics, type WebSocketRules, webSocketRules } from '../broker/index.ts';
import type { Acceptor } from './acceptor.ts';
import type { Backlog } from './backlog.ts';
import { createBounds } from './bounds.ts';
import type { TransportLimits } from './limits.ts';
import type { Listener } from './listener.ts';
import { listenTcp } from './tcp.ts';
import type { TlsSettings } from './tls.ts';
import { listenWebSocket } from './websocket.ts';

/** Ports of listeners over TLS. */
export interface SecurePorts {
  readonly tls: TlsSettings;
  readonly port: number | null;
  readonly wsPort: number | null;
}

/** What to open; a port that is null is not opened, 0 is any free one. */
export interface ServerOptions {
  readonly broker: Acceptor;
  readonly host: string;
  readonly port: number | null;
  readonly wsPort: number | null;
  /** The same over TLS; default: none. */
  readonly secure?: SecurePorts | null;
  /** Where the broker's figures are told to Prometheus; default nowhere. */
  readonly metrics?: { readonly port: number; readonly statistics: Statistics } | null;
  /** Those left out have their defaults. */
  readonly limits?: Partial<TransportLimits>;
  /** Default: the standard's. */
  readonly webSocketRules?: WebSocketRules;
}

/** The open listeners, in the order TCP, WebSocket, both over TLS, metrics. */
export interface RunningServer {
  readonly listeners: readonly Listener[];
  /** What clients have not read yet. */
  readonly backlog: Backlog;
  /** Closes every listener and its connections. The broker is not stopped: it belongs to the caller. */
  close(): Promise<void>;
}

/**
 * Opens what the options name.
 * @throws ListenError when a port cannot be opened; the others are closed again. TlsSettingsError when TLS cannot be
 * spoken as asked.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { broker, host, port, wsPort, secure = null, metrics = null } = options;
  const rules = options.webSocketRules ?? webSocketRules;
  const bounds = createBounds(options.limits);
  const listeners: Listener[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(listeners.map((listener) => listener.close()));
  };
  try {
    if (port !== null) listeners.push(await listenTcp(broker, { host, port }, bounds));
    if (wsPort !== null) listeners.push(await listenWebSocket(broker, { host, port: wsPort }, bounds, rules));
    if (secure !== null) {
      const { tls, port: tlsPort, wsPort: wssPort } = secure;
      if (tlsPort !== null) listeners.push(await listenTcp(broker, { host, port: tlsPort, tls }, bounds));
      if (wssPort !== null) listeners.push(await listenWebSocket(broker, { host, port: wssPort, tls }, bounds, rules));
    }
    if (metrics !== null) {
      // Only who asks for it waits for it to be loaded.
      const { listenMetrics } = await import('./metrics.ts');
      const { port: metricsPort, statistics } = metrics;
      const { backlog } = bounds;
      listeners.push(await listenMetrics({ statistics, backlog }, { host, port: metricsPort }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { listeners, backlog: bounds.backlog, close };
}
