/** Requiring that a CONNECT is refused, as each version has it. */

import type { Client, ScenarioSource, Stage } from '../../harness/scenario.ts';

/** What demands the refusal, and how 3.1.1 wants it done. */
export interface RefusalDemand {
  /** The return code of 3.1.1; null where it wants the connection closed without a CONNACK. */
  readonly returnCode: number | null;
  readonly statements: ScenarioSource['statements'];
}

const closesAfterRefusal = { '3.1.1': ['MQTT-3.2.2-5'], '5.0': ['MQTT-3.2.2-7'] } as const;
const saysNothingElse = { '3.1.1': ['MQTT-3.1.4-1'], '5.0': ['MQTT-3.14.0-1'] } as const;

async function expectRefusedIn5({ fail }: Stage, client: Client, { statements }: RefusalDemand) {
  const answer = await client.expectOneOf(['connack']);
  const refusedWith = 'type' in answer && answer.type === 'connack' ? answer.reasonCode : null;
  if (refusedWith === null) return;
  if (refusedWith < 0x80) {
    fail(
      'CONNACK with a Reason Code of 0x80 or greater, or the connection closed',
      `Reason Code ${refusedWith}`,
      statements,
    );
  }
  await client.expectClosed({ statements: closesAfterRefusal });
}

/** In 3.1.1 that CONNACK, or none, and the close. In 5.0 any CONNACK that refuses, or none, and the close. */
export async function expectRefused(stage: Stage, client: Client, demand: RefusalDemand): Promise<void> {
  const { returnCode, statements } = demand;
  if (stage.version === '5.0') await expectRefusedIn5(stage, client, demand);
  else if (returnCode !== null) await client.expect('connack', { reasonCode: returnCode }, { statements });
  await client.expectClosed({ statements: returnCode === null ? statements : closesAfterRefusal });
  if (returnCode === null || stage.version === '5.0') {
    const another = stage.version === '5.0' ? 'disconnect' : 'connack';
    await client.expectNo(another, { statements: saysNothingElse });
  }
}
