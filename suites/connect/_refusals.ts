/** CONNECT packets that every server has to refuse. */

import { byte, type ScenarioSource, type Stage, twoByteInteger } from '../../harness/scenario.ts';
import type { RefusalDemand } from '../_refused.ts';
import { connectBytes } from './_connect-bytes.ts';

/** One reason to be refused; the keys of `statements` are the versions in which it is one. */
export interface Refusal extends RefusalDemand {
  readonly name: string;
  /** In a sentence about the CONNECT. */
  readonly called: string;
  /** The CONNECT: with that client id unless the client id itself is the reason, and with Clean Session 0. */
  bytes(stage: Stage, clientId: string): Uint8Array;
}

const receiveMaximum = 0x21;

export const refusals: readonly Refusal[] = [
  {
    name: 'unknown-level',
    called: 'asks for an unknown protocol level',
    returnCode: 1,
    statements: { '3.1.1': ['MQTT-3.1.2-2'], '5.0': ['MQTT-3.1.2-2'] },
    bytes: (stage, clientId) => connectBytes(stage, { protocolLevel: 0x7f, flags: 0x00, clientId }),
  },
  {
    name: 'empty-client-id',
    called: 'has no client id and wants its session kept',
    returnCode: 2,
    statements: { '3.1.1': ['MQTT-3.1.3-8'] },
    bytes: ({ encode }) => encode({ type: 'connect', clientId: '', cleanStart: false }),
  },
  {
    name: 'reserved-flag',
    called: 'has the reserved flag set',
    returnCode: null,
    statements: { '3.1.1': ['MQTT-3.1.2-3'], '5.0': ['MQTT-3.1.2-3'] },
    bytes: (stage, clientId) => connectBytes(stage, { flags: 0x01, clientId }),
  },
  {
    name: 'receive-maximum-0',
    called: 'has the Receive Maximum 0',
    returnCode: null,
    statements: { '5.0': ['v5.0-3.1.2.11.3-u1', 'MQTT-4.13.1-1'] },
    bytes: (stage, clientId) => {
      const properties = Uint8Array.of(...byte(receiveMaximum), ...twoByteInteger(0));
      return connectBytes(stage, { flags: 0x00, properties, clientId });
    },
  },
];

/** These citations in the versions in which the refusal is one. */
export function whereRefused(
  { statements }: Refusal,
  cited: Required<Pick<ScenarioSource['statements'], '3.1.1' | '5.0'>>,
): ScenarioSource['statements'] {
  return {
    ...('3.1.1' in statements ? { '3.1.1': cited['3.1.1'] } : {}),
    ...('5.0' in statements ? { '5.0': cited['5.0'] } : {}),
  };
}
