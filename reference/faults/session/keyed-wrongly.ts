import { fault } from '../fault.ts';

/** Ways to take two client ids for one. */
const keys: readonly { readonly name: string; readonly title: string; readonly keyOf: (clientId: string) => string }[] =
  [
    { name: 'in-lower-case', title: 'without regard to case', keyOf: (clientId) => clientId.toLowerCase() },
    { name: 'by-22-characters', title: 'by its first 22 characters', keyOf: (clientId) => clientId.slice(0, 22) },
    { name: 'without-its-first', title: 'without its first character', keyOf: (clientId) => clientId.slice(1) },
    { name: 'without-leading-zeros', title: 'as a number would be', keyOf: (clientId) => clientId.replace(/^0+/, '') },
    {
      name: 'without-last-digit',
      title: 'without a digit at its end',
      keyOf: (clientId) => clientId.replace(/\d$/, ''),
    },
    { name: 'by-23-characters', title: 'by its first 23 characters', keyOf: (clientId) => clientId.slice(0, 23) },
    { name: 'normalised', title: 'in Unicode normal form C', keyOf: (clientId) => clientId.normalize('NFC') },
    { name: 'trimmed', title: 'without spaces around it', keyOf: (clientId) => clientId.trim() },
  ];

export default keys.map(({ name, title, keyOf }) =>
  fault({
    name: `session-key-${name}`,
    title: `The client id of a session is looked at ${title}`,
    breaks: { '3.1.1': ['MQTT-3.1.3-2'], '5.0': ['MQTT-3.1.3-2'] },
    bend: (rules) => ({ ...rules, sessionKey: (clientId) => rules.sessionKey(keyOf(clientId)) }),
  }),
);
