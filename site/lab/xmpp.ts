/**
 * An XMPP client that logs in, shows that it is there and sends a message, as the examples of the RFCs spell it: RFC 6120,
 * section 9.1 (from where TLS is up; SASL, binding) and 4.6.1 (whitespace), RFC 6121, 4.2.1 and chapter 5. The line breaks and the
 * indentation of the printed examples are left out, as on the wire.
 */

/** Something that one side sends. */
export interface Spelled {
  readonly from: 'client' | 'server';
  readonly text: string;
}

const client = (text: string): Spelled => ({ from: 'client', text });
const server = (text: string): Spelled => ({ from: 'server', text });

const clientHeader = client(
  "<?xml version='1.0'?><stream:stream from='juliet@im.example.com' to='im.example.com' version='1.0' xml:lang='en' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>",
);

const serverHeader = (id: string): Spelled =>
  server(
    `<stream:stream from='im.example.com' id='${id}' to='juliet@im.example.com' version='1.0' xml:lang='en' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`,
  );

const sasl = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
const bind = "xmlns='urn:ietf:params:xml:ns:xmpp-bind'";

/** From the open connection to a client that messages reach. */
export const xmppConnect: readonly Spelled[] = [
  clientHeader,
  serverHeader('vgKi/bkYME8OAj4rlXMkpucAqe4='),
  server(
    `<stream:features><mechanisms ${sasl}><mechanism>SCRAM-SHA-1-PLUS</mechanism><mechanism>SCRAM-SHA-1</mechanism><mechanism>PLAIN</mechanism></mechanisms></stream:features>`,
  ),
  client(
    `<auth ${sasl} mechanism="SCRAM-SHA-1">biwsbj1qdWxpZXQscj1vTXNUQUF3QUFBQU1BQUFBTlAwVEFBQUFBQUJQVTBBQQ==</auth>`,
  ),
  server(
    `<challenge ${sasl}>cj1vTXNUQUF3QUFBQU1BQUFBTlAwVEFBQUFBQUJQVTBBQWUxMjQ2OTViLTY5YTktNGRlNi05YzMwLWI1MWIzODA4YzU5ZSxzPU5qaGtZVE0wTURndE5HWTBaaTAwTmpkbUxUa3hNbVV0TkRsbU5UTm1ORE5rTURNeixpPTQwOTY=</challenge>`,
  ),
  client(
    `<response ${sasl}>Yz1iaXdzLHI9b01zVEFBd0FBQUFNQUFBQU5QMFRBQUFBQUFCUFUwQUFlMTI0Njk1Yi02OWE5LTRkZTYtOWMzMC1iNTFiMzgwOGM1OWUscD1VQTU3dE0vU3ZwQVRCa0gyRlhzMFdEWHZKWXc9</response>`,
  ),
  server(`<success ${sasl}>dj1wTk5ERlZFUXh1WHhDb1NFaVc4R0VaKzFSU289</success>`),
  clientHeader,
  serverHeader('gPybzaOzBmaADgxKXu9UClbprp0='),
  server(`<stream:features><bind ${bind}/></stream:features>`),
  client(`<iq id='yhc13a95' type='set'><bind ${bind}><resource>balcony</resource></bind></iq>`),
  server(`<iq id='yhc13a95' type='result'><bind ${bind}><jid>juliet@im.example.com/balcony</jid></bind></iq>`),
  client('<presence/>'),
];

/** One space: shows that the client is there. It is not answered. */
export const xmppHeartbeat: readonly Spelled[] = [client(' ')];

/** What the message says, in all protocols. */
export const messageText = 'Art thou not Romeo, and a Montague?';

/** A message to somebody. */
export const xmppMessage: readonly Spelled[] = [
  client(
    `<message from='juliet@im.example.com/balcony' id='ktx72v49' to='romeo@example.net' type='chat' xml:lang='en'><body>${messageText}</body></message>`,
  ),
];
