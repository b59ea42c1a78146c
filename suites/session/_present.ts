/** Judging Session Present, which `connect` of the stage takes as it is. */

import type { Client, ScenarioSource, Stage } from '../../harness/scenario.ts';

/** The statement of 3.1.1 about Session Present for a Clean Session and whether a session is stored. */
function statement311(cleanSession: boolean, stored: boolean) {
  if (cleanSession) return 'MQTT-3.2.2-1';
  return stored ? 'MQTT-3.2.2-2' : 'MQTT-3.2.2-3';
}

/** What demands the right Session Present for a Clean Session (5.0: Clean Start) and whether a session is stored. */
export function presentStatements(cleanSession: boolean, stored: boolean): ScenarioSource['statements'] {
  return { '3.1.1': [statement311(cleanSession, stored)], '5.0': [cleanSession ? 'MQTT-3.2.2-2' : 'MQTT-3.2.2-3'] };
}

/** Requires the right Session Present in the client's CONNACK. */
export function expectSessionPresent(
  { fail }: Stage,
  { connack }: Client,
  { cleanSession, stored }: { readonly cleanSession: boolean; readonly stored: boolean },
): void {
  const present = !cleanSession && stored;
  if (connack.sessionPresent === present) return;
  fail(
    `CONNACK with Session Present ${present ? 1 : 0}`,
    `Session Present ${present ? 0 : 1}`,
    presentStatements(cleanSession, stored),
  );
}
