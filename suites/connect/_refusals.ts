/** CONNECT packets that every server has to refuse with a CONNACK. */

import type { ScenarioSource, Stage } from '../../harness/scenario.ts';
import { connectBytes } from './_connect-bytes.ts';

/** One reason to be refused. */
export interface Refusal {
  readonly name: string;
  /** In a sentence about the CONNECT. */
  readonly called: string;
  readonly returnCode: number;
  /** What demands the refusal. */
  readonly demandedBy: ScenarioSource['statements'];
  /** The CONNECT: with Clean Session 0, and with that client id unless the client id itself is the reason. */
  bytes(stage: Stage, clientId: string): Uint8Array;
}

export const refusals: readonly Refusal[] = [
  {
    name: 'unknown-level',
    called: 'asks for an unknown protocol level',
    returnCode: 1,
    demandedBy: { '3.1.1': ['MQTT-3.1.2-2'] },
    bytes: (_stage, clientId) => connectBytes({ protocolLevel: 0x7f, flags: 0x00, clientId }),
  },
  {
    name: 'empty-client-id',
    called: 'has no client id and wants its session kept',
    returnCode: 2,
    demandedBy: { '3.1.1': ['MQTT-3.1.3-8'] },
    bytes: ({ encode }) => encode({ type: 'connect', clientId: '', cleanStart: false }),
  },
];
