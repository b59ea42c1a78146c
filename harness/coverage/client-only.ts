/** Statements that bind a client and ask nothing of a server: kept for the testing of clients, with the reason for each. */

import type { CitedVersion, StatementId311 } from '../../reference/statements/index.ts';

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

/** The same by version. */
export const clientOnly: Readonly<Record<CitedVersion, Readonly<Record<string, string>>>> = {
  '3.1.1': clientOnly311,
  '5.0': {},
};
