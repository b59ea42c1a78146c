import { byte, forge, hex, matrix, type Stage, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';

/** Errors of a client that is connected, each with the reason codes that fit. */
const errors: Readonly<Record<string, { readonly reasonCodes: readonly number[]; bytes(stage: Stage): Uint8Array }>> = {
  'publish-at-qos-3': {
    reasonCodes: [0x81, 0x9b],
    bytes: ({ topic }) => forge(0x36, utf8String(topic('a')), twoByteInteger(1), byte(0)),
  },
  'subscribe-without-filters': {
    reasonCodes: [0x81, 0x82],
    bytes: () => forge(0x82, twoByteInteger(1), byte(0)),
  },
  'subscribe-with-wrong-flags': {
    reasonCodes: [0x81],
    bytes: ({ topic }) => forge(0x80, twoByteInteger(1), byte(0), utf8String(topic('a')), byte(0)),
  },
  'second-connect': {
    reasonCodes: [0x82],
    bytes: ({ encode, clientId }) => encode({ type: 'connect', clientId: clientId('owner') }),
  },
  'topic-name-with-wildcard': {
    reasonCodes: [0x81, 0x82, 0x90],
    bytes: ({ topic }) => forge(0x30, utf8String(topic('+')), byte(0)),
  },
  'topic-alias-beyond-maximum': {
    reasonCodes: [0x94, 0x82],
    bytes: ({ topic, offer }) => {
      const alias = twoByteInteger((offer.topicAliasMaximum + 1) % 65_536);
      return forge(0x30, utf8String(topic('a')), byte(3), byte(0x23), alias);
    },
  },
  'auth-without-method': { reasonCodes: [0x82, 0x81, 0x8c], bytes: () => hex('f0 02 19 00') },
};

export default matrix({ error: Object.entries(errors) }, ({ error: [name, { reasonCodes, bytes }] }) =>
  scenario({
    id: `disconnect/errors-are-told/${name}`,
    title: `A client that is closed for its ${name.replaceAll('-', ' ')} is told so by DISCONNECT`,
    statements: { '5.0': ['v5.0-4.13.1-u4'] },
    lesson: `A client that learns what it did wrong can be mended. Where 3.1.1 left people to guess why a connection was closed, a
      server of 5.0 says it first.`,

    async run(stage) {
      const { connect, clientId, fail } = stage;
      const client = await connect({ clientId: clientId('owner') });

      await client.sendBytes(bytes(stage));

      const { reasonCode } = await client.expectClosed({ reasonCodes, statements: { '5.0': ['MQTT-4.13.1-1'] } });
      if (reasonCode === null)
        fail('DISCONNECT with a Reason Code before the close', 'the connection closed without one');
    },
  }),
);
