/** TLS for the listeners: what a server shows and demands, and who a client's certificate says that it is. */

import { createPrivateKey, X509Certificate } from 'node:crypto';
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
  const certificate = orRefuse("the server's certificate cannot be read, PEM is expected", () => {
    return new X509Certificate(cert);
  });
  const privateKey = orRefuse("the server's key cannot be read, PEM without a passphrase is expected", () => {
    return createPrivateKey(key);
  });
  if (!certificate.checkPrivateKey(privateKey))
    throw new TlsSettingsError(
      "the key does not belong to the server's certificate: give the one that it was made with",
    );
  const { validFrom, validTo } = certificate;
  if (Date.parse(validTo) < Date.now())
    throw new TlsSettingsError(`the server's certificate has expired on ${validTo}: have it renewed`);
  if (Date.parse(validFrom) > Date.now())
    throw new TlsSettingsError(
      `the server's certificate is not valid before ${validFrom}: is this machine's clock right?`,
    );

  const options = clientCa === null ? { cert, key } : { cert, key, ca: clientCa };
  orRefuse('TLS cannot be spoken with these certificates', () => createSecureContext(options));
  return { ...options, requestCert: clientCa !== null, rejectUnauthorized: clientCa !== null };
}

function orRefuse<Result>(what: string, act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    throw new TlsSettingsError(`${what} (${cause instanceof Error ? cause.message : cause})`, { cause });
  }
}

/** The common name in the certificate that a client had to show, empty if it has none; undefined if it had to show none. */
export function certificateNameOf(socket: Socket, tls: TlsSettings | undefined): string | undefined {
  if (tls === undefined || tls.clientCa === null || !(socket instanceof TLSSocket)) return undefined;
  // Several common names are an array, and a certificate may have no subject, whatever the types say.
  const names: unknown = socket.getPeerCertificate().subject?.CN;
  const [first]: readonly unknown[] = [names].flat();
  return typeof first === 'string' ? first : '';
}
