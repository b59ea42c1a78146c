/** What the listeners of all transports have in common: opening a port, saying why it failed, closing it. */

import type { Server } from 'node:net';

/** Where to listen. */
export interface ListenAddress {
  /** A name or address of this machine. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
}

/** An open port that hands its connections to a broker. */
export interface Listener {
  /** A URL that a client on this machine can use. */
  readonly url: string;
  readonly port: number;
  /** Takes no more connections, ends those that are open, and resolves when all are gone. */
  close(): Promise<void>;
}

/** Why a port could not be opened. */
export type ListenErrorCode =
  | 'MQTT_LISTEN_PORT_IN_USE'
  | 'MQTT_LISTEN_NOT_PERMITTED'
  | 'MQTT_LISTEN_UNKNOWN_HOST'
  | 'MQTT_LISTEN_FAILED';

/** A port could not be opened; `message` says what to do, `cause` is the system's error. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: ListenErrorCode;

  constructor(code: ListenErrorCode, message: string, cause: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/**
 * Opens the port and resolves to its number.
 * @throws ListenError when the system refuses.
 */
export function openPort(server: Server, address: ListenAddress): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: NodeJS.ErrnoException): void => reject(listenError(address, cause));
    server.once('error', refuse);
    server.listen(address.port, address.host, () => {
      server.off('error', refuse);
      // Out of file descriptors, most likely: the newcomer is lost, those who are here stay.
      server.on('error', () => undefined);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : address.port);
    });
  });
}

/** Closes the port and resolves when the last connection on it is gone. */
export function closePort(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** The URL for clients on this machine: a listener on every address is reached by loopback. */
export function urlOf(scheme: 'mqtt' | 'mqtts' | 'ws' | 'wss' | 'http', host: string, port: number, path = ''): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `${scheme}://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}${path}`;
}

function listenError({ host, port }: ListenAddress, cause: NodeJS.ErrnoException): ListenError {
  const failed = `Cannot listen on ${host}, port ${port}`;
  switch (cause.code) {
    case 'EADDRINUSE':
      return new ListenError(
        'MQTT_LISTEN_PORT_IN_USE',
        `${failed}: another program is using it. Stop that program, or choose another port (0 for any free one).`,
        cause,
      );
    case 'EACCES':
    case 'EPERM':
      return new ListenError(
        'MQTT_LISTEN_NOT_PERMITTED',
        `${failed}: the system does not permit it. Ports below 1024 are often reserved for privileged programs; choose a higher one.`,
        cause,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ListenError(
        'MQTT_LISTEN_UNKNOWN_HOST',
        `${failed}: that is not an address of this machine. Use 127.0.0.1 for local clients only, or 0.0.0.0 for every network.`,
        cause,
      );
    default:
      return new ListenError('MQTT_LISTEN_FAILED', `${failed}: ${cause.message}`, cause);
  }
}
