/** Statements whose breach nobody can bring about or recognise on the wire, with the reason for each. */

import type { CitedVersion, StatementId50, StatementId311 } from '../../reference/statements/index.ts';

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

const unread =
  'a server that reads the text for meaning shows it only by acting on it, and no text is known that it would act on';

const notObservable50: Partial<Record<StatementId50, string>> = {
  'MQTT-4.7.3-3': 'a longer name or filter cannot be written: its length has two bytes',
  'v5.0-1.5.4-u4': 'allows receivers to refuse certain characters: it frees, and cannot be broken',
  'v5.0-1.6-u1': 'what a server could be set up to do does not show in what it does as it is set up',
  'v5.0-3.3.2.3.2-u1':
    'a server may check payloads that are said to be UTF-8 and need not; of its own it sends none that say so',
  'v5.0-3.5.2.2.2-u1': unread,
  'v5.0-3.6.2.2.2-u1': unread,
  'v5.0-3.7.2.2.2-u1': unread,
  'v5.0-3.14.2.2.3-u1': unread,
  'v5.0-3.15.2.2.4-u1': unread,
  'v5.0-4.12-u2': 'what a server knows of a client, and whether it is enough to let it in, is for its owner to say',
};

/** The same by version. */
export const notObservable: Readonly<Record<CitedVersion, Readonly<Record<string, string>>>> = {
  '3.1.1': notObservable311,
  '5.0': notObservable50,
};
