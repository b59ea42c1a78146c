import { forge, hex, variableByteInteger } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** Properties of CONNACK that may stand once, as bytes. */
const properties: readonly (readonly [name: string, statement: StatementId50, bytes: string])[] = [
  ['session-expiry-interval', 'v5.0-3.2.2.3.2-u1', '11 00 00 00 0a'],
  ['assigned-client-identifier', 'v5.0-3.2.2.3.7-u1', '12 00 01 78'],
  ['server-keep-alive', 'v5.0-3.2.2.3.14-u1', '13 00 3c'],
  ['authentication-method', 'v5.0-3.2.2.3.17-u1', '15 00 01 78'],
  ['authentication-data', 'v5.0-3.2.2.3.18-u1', '16 00 01 78'],
  ['response-information', 'v5.0-3.2.2.3.15-u1', '1a 00 01 78'],
  ['server-reference', 'v5.0-3.2.2.3.16-u1', '1c 00 01 78'],
  ['reason-string', 'v5.0-3.2.2.3.9-u2', '1f 00 01 78'],
  ['receive-maximum', 'v5.0-3.2.2.3.3-u1', '21 00 0a'],
  ['topic-alias-maximum', 'v5.0-3.2.2.3.8-u1', '22 00 0a'],
  ['maximum-qos', 'v5.0-3.2.2.3.4-u1', '24 01'],
  ['retain-available', 'v5.0-3.2.2.3.5-u1', '25 01'],
  ['maximum-packet-size', 'v5.0-3.2.2.3.6-u1', '27 00 10 00 00'],
  ['wildcard-subscription-available', 'v5.0-3.2.2.3.11-u1', '28 01'],
  ['subscription-identifiers-available', 'v5.0-3.2.2.3.12-u1', '29 01'],
  ['shared-subscription-available', 'v5.0-3.2.2.3.13-u1', '2a 01'],
];

/** Values that they may not have. */
const wrong: readonly (readonly [name: string, statement: StatementId50, bytes: string])[] = [
  ['receive-maximum-0', 'v5.0-3.2.2.3.3-u1', '21 00 00'],
  ['maximum-qos-2', 'v5.0-3.2.2.3.4-u1', '24 02'],
  ['retain-available-2', 'v5.0-3.2.2.3.5-u1', '25 02'],
  ['maximum-packet-size-0', 'v5.0-3.2.2.3.6-u1', '27 00 00 00 00'],
  ['wildcard-subscription-available-2', 'v5.0-3.2.2.3.11-u1', '28 02'],
];

const withProperties = (name: string, title: string, statement: StatementId50, bytes: readonly number[]) =>
  fault({
    name,
    title,
    breaks: { '5.0': [statement] },
    bendWire: () => ({
      outbound: (packet, sent, version) =>
        packet.type === 'connack' && packet.reasonCode === 0 && version === '5.0'
          ? [forge(0x20, [packet.sessionPresent ? 1 : 0, 0], variableByteInteger(bytes.length), bytes)]
          : [sent],
    }),
  });

export default [
  ...properties.map(([name, statement, bytes]) =>
    withProperties(`connack-with-two-${name}`, `CONNACK has the ${name.replaceAll('-', ' ')} twice`, statement, [
      ...hex(bytes),
      ...hex(bytes),
    ]),
  ),
  ...wrong.map(([name, statement, bytes]) =>
    withProperties(`connack-with-${name}`, `CONNACK has the ${name.replaceAll('-', ' ')}, which cannot be`, statement, [
      ...hex(bytes),
    ]),
  ),
];
