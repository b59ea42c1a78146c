/** The three ways from one connection to the next over which nothing may survive. */

import type { ScenarioSource } from '../../harness/scenario.ts';

/** Clean Session of the former connection and of the next. */
export interface Transition {
  readonly name: string;
  readonly former: boolean;
  readonly next: boolean;
  /** What is broken when something survives. In 5.0 Clean Start discards at the next connection, Session Expiry 0 before it. */
  readonly discards: ScenarioSource['statements'];
}

const in3 = { '3.1': [], '3.1.1': ['MQTT-3.1.2-6', 'MQTT-3.1.4-3'] } as const;

export const cleanTransitions: readonly Transition[] = [
  {
    name: 'kept-then-clean',
    former: false,
    next: true,
    discards: { ...in3, '5.0': ['MQTT-3.1.2-4', 'MQTT-3.1.4-4'] },
  },
  { name: 'clean-then-kept', former: true, next: false, discards: { ...in3, '5.0': ['MQTT-4.1.0-2'] } },
  {
    name: 'clean-then-clean',
    former: true,
    next: true,
    discards: { ...in3, '5.0': ['MQTT-3.1.2-4', 'MQTT-4.1.0-2'] },
  },
];
