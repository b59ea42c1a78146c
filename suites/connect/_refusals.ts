/** CONNECT packets that every server has to refuse with a CONNACK. */

import type { Stage } from '../../harness/scenario.ts';
import { connectBytes } from './_connect-bytes.ts';

/** One reason to be refused. */
export interface Refusal {
  readonly name: string;
  /** In a sentence about the CONNECT. */
  readonly called: string;
  readonly returnCode: number;
  /** The CONNECT: with Clean Session 0, and with that client id unless the client id itself is the reason. */
  bytes(stage: Stage, clientId: string): Uint8Array;
}

export const refusals: readonly Refusal[] = [
  {
    name: 'unknown-level',
    called: 'asks for an unknown protocol level',
    returnCode: 1,
    bytes: (_stage, clientId) => connectBytes({ protocolLevel: 0x7f, flags: 0x00, clientId }),
  },
  {
    name: 'empty-client-id',
    called: 'has no client id and wants its session kept',
    returnCode: 2,
    bytes: ({ encode }) => encode({ type: 'connect', clientId: '', cleanStart: false }),
  },
];
