/** How a server lets go of a CONNECT that it does not take, as each version has it. */

import type { Client, ScenarioSource, Stage } from '../harness/scenario.ts';

/** What demands the refusal, and how 3.1.1 wants it done. */
export interface RefusalDemand {
  /** The return code of 3.1.1; null where it wants the connection closed without a CONNACK. */
  readonly returnCode: number | null;
  readonly statements: ScenarioSource['statements'];
}

const closesAfterRefusal = { '3.1.1': ['MQTT-3.2.2-5'], '5.0': ['MQTT-3.2.2-7'] } as const;
const saysNothingElse = { '3.1.1': ['MQTT-3.1.4-1'], '5.0': ['MQTT-3.14.0-1'] } as const;

/** 5.0: a CONNACK with a Reason Code of 0x80 or above may tell why, or none comes (3.1.4, 4.13.1). True if one did. */
async function isToldIn5(stage: Stage, client: Client, statements?: ScenarioSource['statements']): Promise<boolean> {
  const answer = await client.expectOneOf(['connack']);
  if (!('type' in answer) || answer.type !== 'connack') return false;
  const { reasonCode } = answer;
  if (reasonCode < 0x80) {
    stage.fail('no CONNACK, or one with a Reason Code of 0x80 or greater', `Reason Code ${reasonCode}`, statements);
  }
  return true;
}

/** On a connection that is closed: no CONNACK came that accepts. Before 5.0 none may come at all. */
export async function expectNotAccepted(stage: Stage, client: Client): Promise<void> {
  if (stage.version === '5.0') await isToldIn5(stage, client);
  else await client.expectNo('connack');
}

/** In 3.1.1 that CONNACK, or none, and the close. In 5.0 any CONNACK that refuses, or none, and the close. */
export async function expectRefused(stage: Stage, client: Client, demand: RefusalDemand): Promise<void> {
  const { returnCode, statements } = demand;
  if (stage.version === '5.0') {
    const isTold = await isToldIn5(stage, client, statements);
    await client.expectClosed({ statements: isTold ? closesAfterRefusal : statements });
    await client.expectNo('disconnect', { statements: saysNothingElse });
  } else if (returnCode === null) {
    await client.expectClosed({ statements });
    await client.expectNo('connack', { statements: saysNothingElse });
  } else {
    await client.expect('connack', { reasonCode: returnCode }, { statements });
    await client.expectClosed({ statements: closesAfterRefusal });
  }
}
