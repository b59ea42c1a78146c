/** TLS for the listeners: what a server shows and demands, and who a client's certificate says that it is. */

import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket, type TlsOptions } from 'node:tls';

/** All in PEM form. */
export interface TlsSettings {
  /** The server's certificate, and those that lead from it to an authority. */
  readonly cert: string;
  readonly key: string;
  /** Who signs the certificates that clients must show; null where they need none. */
  readonly clientCa: string | null;
}

/** A certificate or key with which no listener can be opened. */
export class TlsSettingsError extends Error {
  override readonly name = 'TlsSettingsError';
  readonly code = 'MQTT_TLS_SETTINGS';
}

/**
 * The options of a server over TLS.
 * @throws TlsSettingsError when certificate and key are not what they should be.
 */
export function tlsOptionsOf({ cert, key, clientCa }: TlsSettings): TlsOptions {
  const options = clientCa === null ? { cert, key } : { cert, key, ca: clientCa };
  try {
    createSecureContext(options);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const expected =
      'expected a certificate, the key that belongs to it without a passphrase, and authorities, in PEM form';
    throw new TlsSettingsError(`${expected}: ${why}`, { cause });
  }
  return { ...options, requestCert: clientCa !== null, rejectUnauthorized: clientCa !== null };
}

/** The common name in the certificate that a client had to show, empty if it has none; undefined if it had to show none. */
export function certificateNameOf(socket: Socket, tls: TlsSettings | undefined): string | undefined {
  if (tls === undefined || tls.clientCa === null || !(socket instanceof TLSSocket)) return undefined;
  // Several common names are an array, and a certificate may have no subject, whatever the types say.
  const names: unknown = socket.getPeerCertificate().subject?.CN;
  const [first]: readonly unknown[] = [names].flat();
  return typeof first === 'string' ? first : '';
}
