/** Statements that bind a client and ask nothing of a server: kept for the testing of clients, with the reason for each. */

import type { CitedVersion, StatementId50, StatementId311 } from '../../reference/statements/index.ts';

/** By id, why no server can be judged by it. May only shrink. */
const clientOnly311: Partial<Record<StatementId311, string>> = {
  'MQTT-2.3.1-2': 'which identifiers a client picks shows to whoever receives them; a server need not mind reuse',
  'MQTT-2.3.1-3': "about the identifiers of a client's own re-sent packets; 2.3.1-4 has the same rule for servers",
  'MQTT-3.1.3-1': 'fields in another order are read as other values; no server can know that they were meant otherwise',
  'MQTT-3.14.4-1': "about the client's closing of the connection; that of the server is asked for by 3.14.4-u1",
  'MQTT-3.14.4-2': 'no reaction of a server to packets behind DISCONNECT is asked for: it may have closed already',
  'MQTT-4.5.0-2': 'about the acknowledgements that a client owes; a server only waits for them',
  'MQTT-4.6.0-1': "about a client's own re-sent packets; 4.6.0-6 carries the rule over to servers",
  'MQTT-4.6.0-2': "about a client's acknowledgements; 4.6.0-6 binds a server as the sender only",
  'MQTT-4.6.0-3': "about a client's acknowledgements; 4.6.0-6 binds a server as the sender only",
  'MQTT-4.6.0-4': "about a client's own PUBREL packets; 4.6.0-6 carries the rule over to servers",
  'MQTT-6.0.0-3':
    'about what a client offers in its handshake; a server need not refuse one that offers something else',
  'MQTT-7.1.2-1': 'about the transports of a client; 7.1.1-1 has the same rule for servers',
  'v3.1.1-3.1.2.10-u1': 'about a client whose PINGREQ is not answered',
  'v3.1.1-3.2-u1': 'about a client whose CONNECT is not answered',
};

const clientOnly50: Partial<Record<StatementId50, string>> = {
  'MQTT-3.2.2-4': 'about a client that is told of a session which it does not have',
  'MQTT-3.2.2-5': 'about the Session State that a client keeps; what it forgot never reaches a server',
  'MQTT-3.3.2-10': 'about the aliases that a client takes; 3.3.2-12 has the same rule for servers',
  'MQTT-3.3.4-8':
    "about a client's other packets while its PUBLISH packets wait; 3.3.4-10 has the same rule for servers",
  'MQTT-4.5.0-2': 'about the acknowledgements that a client owes; a server only waits for them',
  'MQTT-4.6.0-1': "about a client's own re-sent packets; 4.6.0-6 carries the rule over to servers",
  'MQTT-4.6.0-2': "about a client's acknowledgements; 4.6.0-6 binds a server as the sender only",
  'MQTT-4.6.0-3': "about a client's acknowledgements; 4.6.0-6 binds a server as the sender only",
  'MQTT-4.6.0-4': "about a client's own PUBREL packets; 4.6.0-6 carries the rule over to servers",
  'MQTT-6.0.0-3':
    'about what a client offers in its handshake; a server need not refuse one that offers something else',
  'v5.0-3.1.3.2.3-u1': 'about what a client puts into a Will that it says is UTF-8; a server may check it and need not',
  'v5.0-3.1.2.10-u1': 'about a client whose PINGREQ is not answered',
  'v5.0-3.1.2.11.4-u2':
    'about the DISCONNECT of a client that gets too large a packet; 3.1.2-24 forbids servers to send it',
  'v5.0-3.1.2.11.7-u2': 'about the DISCONNECT of a client that is told what it did not ask for; 3.1.2-29 binds servers',
  'v5.0-3.2-u1': 'about a client whose CONNECT is not answered',
  'v5.0-3.2.2.3.9-u1': 'about what a client does with the text in a CONNACK',
  'v5.0-3.9.2.1.2-u1': 'about what a client does with the text in a SUBACK',
  'v5.0-3.11.2.1.2-u1': 'about what a client does with the text in an UNSUBACK',
  'v5.0-4.11-u1': 'about where a client goes that is sent to another server',
  'v5.0-4.11-u2': 'about where a client goes for the time being that is sent to another server',
  'v5.0-4.11-u3': 'about where a client goes for good that is sent to another server',
  'v5.0-4.12-u1':
    "about a client's first step in a method that has it speak first; the method says what a server makes of it",
  'v5.0-4.13.1-u1': 'about a client that finds an error; 4.13.1-1 binds servers',
  'v5.0-4.13.1-u2': 'about the DISCONNECT of a client that finds an error; 4.13.1-u4 is about that of a server',
  'v5.0-4.13.1-u3': 'about the Reason Code of a client that finds an error; 4.13.1-u5 is about that of a server',
};

/** The same by version. */
export const clientOnly: Readonly<Record<CitedVersion, Readonly<Record<string, string>>>> = {
  '3.1.1': clientOnly311,
  '5.0': clientOnly50,
};
