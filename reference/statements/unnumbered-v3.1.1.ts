/** The sentences of MQTT 3.1.1 that carry a requirement but no number: 14; the ids are ours. */

import type { Statement } from './statement.ts';

export const unnumbered311 = [
  {
    id: 'v3.1.1-1.5.3-u1',
    section: '1.5.3',
    level: 'SHOULD NOT',
    binds: 'both',
    gist: 'Strings should be free of control characters (U+0001 to U+001F, U+007F to U+009F) and of Unicode non-characters.',
  },
  {
    id: 'v3.1.1-3.1.2.5-u1',
    section: '3.1.2.5',
    level: 'SHOULD',
    binds: 'server',
    gist: 'Will Messages should be published without delay.',
  },
  {
    id: 'v3.1.1-3.1.2.10-u1',
    section: '3.1.2.10',
    level: 'SHOULD',
    binds: 'client',
    gist: 'A Client whose PINGREQ stays unanswered for a reasonable time should close the Network Connection.',
  },
  {
    id: 'v3.1.1-3.1.4-u1',
    section: '3.1.4',
    level: 'SHOULD',
    binds: 'server',
    gist: 'The Server should close a Network Connection on which no CONNECT comes within a reasonable time.',
  },
  {
    id: 'v3.1.1-3.1.4-u2',
    section: '3.1.4',
    level: 'MUST',
    binds: 'server',
    gist: "When a CONNECT fails the Server's further checks, the Server closes the connection, and should first send a refusing CONNACK.",
  },
  {
    id: 'v3.1.1-3.2-u1',
    section: '3.2',
    level: 'SHOULD',
    binds: 'client',
    gist: 'A Client whose CONNECT stays unanswered for a reasonable time should close the Network Connection.',
  },
  {
    id: 'v3.1.1-3.2.2.1-u1',
    section: '3.2.2.1',
    level: 'MUST',
    binds: 'server',
    gist: 'In the Connect Acknowledge Flags of CONNACK, all bits but Session Present are 0.',
  },
  {
    id: 'v3.1.1-3.2.2.3-u1',
    section: '3.2.2.3',
    level: 'SHOULD',
    binds: 'server',
    gist: 'A Server that cannot process a well-formed CONNECT should try to send CONNACK with the return code that fits.',
  },
  {
    id: 'v3.1.1-3.8.3-u1',
    section: '3.8.3',
    level: 'SHOULD',
    binds: 'server',
    gist: 'The Server should support + and # in Topic Filters.',
  },
  {
    id: 'v3.1.1-3.14.4-u1',
    section: '3.14.4',
    level: 'SHOULD',
    binds: 'server',
    gist: 'Having received DISCONNECT, the Server should close a Network Connection that the Client has left open.',
  },
  {
    id: 'v3.1.1-4.1-u1',
    section: '4.1',
    level: 'SHOULD',
    binds: 'server',
    gist: 'The Server should keep a retained message until some Client deletes it.',
  },
  {
    id: 'v3.1.1-4.4-u1',
    section: '4.4',
    level: 'REQUIRED',
    binds: 'both',
    gist: 'Reconnecting with CleanSession 0 is the one occasion on which redelivery is obligatory.',
  },
  {
    id: 'v3.1.1-4.7.2-u1',
    section: '4.7.2',
    level: 'SHOULD',
    binds: 'server',
    gist: 'The Server should keep Clients from exchanging messages with each other on Topic Names that start with $.',
  },
  {
    id: 'v3.1.1-4.8-u1',
    section: '4.8',
    level: 'SHOULD NOT',
    binds: 'server',
    gist: 'A Transient Error on one connection should neither disconnect nor otherwise affect any other Client.',
  },
] as const satisfies readonly Statement[];
