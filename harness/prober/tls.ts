/** How a server is verified over TLS, and how this side proves who it is. */

import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';

/** All PEM. */
export interface TlsOptions {
  /** The authorities to trust instead of the system's. */
  readonly ca?: Uint8Array | undefined;
  /** The client's certificate, and the key that belongs to it. */
  readonly cert?: Uint8Array | undefined;
  readonly key?: Uint8Array | undefined;
  /** Accept any certificate. */
  readonly insecure: boolean;
}

/** Puts TLS on a socket to that host, which may be on its way there; what goes wrong below is told by the one that is given. */
export function secured(below: Socket, host: string, { ca, cert, key, insecure }: TlsOptions): TLSSocket {
  const pem = (bytes: Uint8Array | undefined): Buffer | undefined => bytes && Buffer.from(bytes);
  below.on('error', () => {});
  // Server Name Indication has no place for addresses (RFC 6066 section 3); the certificate is then held against `host`.
  const named = isIP(host) === 0 ? { servername: host } : {};
  const options = { socket: below, host, ...named, rejectUnauthorized: !insecure };
  return connect({ ...options, ca: pem(ca), cert: pem(cert), key: pem(key) });
}
