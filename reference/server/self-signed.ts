/** Certificates for trying out and for tests: an authority of one's own, and what it signs. */

import { isIP } from 'node:net';
import { generate } from 'selfsigned';

/** A certificate and its key in PEM form. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** What a certificate is to say. */
export interface CertificateRequest {
  readonly commonName: string;
  /** Host names and addresses of a server; none for a client. */
  readonly hosts: readonly string[];
  /** Default: now. */
  readonly notBefore?: Date;
  /** Default: a year later. */
  readonly notAfter?: Date;
}

const kind = { keyType: 'ec', algorithm: 'sha256' } as const;

/** Makes an authority that everybody who shall trust it has to be told of. */
export async function makeAuthority(commonName: string): Promise<Certified> {
  const made = await generate([{ name: 'commonName', value: commonName }], {
    ...kind,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/** Makes a certificate that an authority has signed: a server's if it names hosts, else a client's. */
export async function makeCertificate(authority: Certified, request: CertificateRequest): Promise<Certified> {
  const { commonName, hosts, notBefore = new Date(), notAfter } = request;
  const altNames = hosts.map((host) =>
    isIP(host) === 0 ? { type: 2 as const, value: host } : { type: 7 as const, ip: host },
  );
  const made = await generate([{ name: 'commonName', value: commonName }], {
    ...kind,
    ca: authority,
    notBeforeDate: notBefore,
    ...(notAfter === undefined ? {} : { notAfterDate: notAfter }),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      hosts.length > 0 ? { name: 'extKeyUsage', serverAuth: true } : { name: 'extKeyUsage', clientAuth: true },
      ...(hosts.length > 0 ? [{ name: 'subjectAltName' as const, altNames }] : []),
    ],
  });
  return { cert: made.cert, key: made.private };
}
