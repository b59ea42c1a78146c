/** Statements whose breach nobody can bring about or recognise on the wire, with the reason for each. */

import type { CitedVersion, StatementId311 } from '../../reference/statements/index.ts';

/** By id, why a breach cannot be seen. May only shrink. */
const notObservable311: Partial<Record<StatementId311, string>> = {
  'MQTT-4.7.3-3': 'a longer name or filter cannot be written: its length has two bytes',
  'MQTT-4.8.0-2':
    'what a server takes for a Transient Error happens inside it, and no packet brings one about for certain',
  'MQTT-7.0.0-1': 'says of servers that connect to others that the rules for clients go for them; no rule of its own',
  'MQTT-7.0.0-2': 'an extension that is demanded shows only as the breach of some other statement',
  'v3.1.1-4.4-u1': 'says that nothing beyond 4.4.0-1 has to be sent again: it frees, and cannot be broken',
  'v3.1.1-4.8-u1': 'needs a Transient Error, which cannot be brought about for certain',
};

/** The same by version. */
export const notObservable: Readonly<Record<CitedVersion, Readonly<Record<string, string>>>> = {
  '3.1.1': notObservable311,
  '5.0': {},
};
