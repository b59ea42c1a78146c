import { byte, forge, hex, matrix, type Stage, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';

/** By what is wrong: the packet, and the Reason Codes that tell it. */
const errors = {
  'a-reserved-flag': {
    packet: ({ topic }: Stage) => forge(0x80, twoByteInteger(7), byte(0), utf8String(topic('a')), byte(0)),
    reasonCodes: [0x81],
  },
  'an-unknown-property': {
    packet: ({ topic }: Stage) => forge(0x30, utf8String(topic('a')), hex('02 7f 00')),
    reasonCodes: [0x81],
  },
  'no-filter': { packet: () => forge(0x82, twoByteInteger(7), byte(0)), reasonCodes: [0x81, 0x82] },
  'a-second-connect': { packet: ({ encode }: Stage) => encode({ type: 'connect' }), reasonCodes: [0x82] },
} as const;

export default matrix({ error: Object.keys(errors) as (keyof typeof errors)[] }, ({ error }) =>
  scenario({
    id: `malformed/reason-before-close/${error}`,
    title: `Before the connection is closed for ${error.replaceAll('-', ' ')} a DISCONNECT tells why`,
    statements: {
      '5.0': [
        'v5.0-4.13.1-u4',
        'v5.0-4.13.1-u5',
        'MQTT-4.13.1-1',
        ...(error === 'an-unknown-property' ? (['v5.0-2.2.2.2-u2'] as const) : []),
      ],
    },
    lesson: `A client whose connection just ends is left to guess. In 5.0 the server should say what it saw: 0x81 for what it could
      not read, 0x82 for what it could read and must not be.`,

    async run(stage) {
      const { packet, reasonCodes } = errors[error];
      const client = await stage.connect();

      await client.sendBytes(packet(stage));

      const { reasonCode } = await client.expectClosed({ on: error.replaceAll('-', ' '), reasonCodes });
      if (reasonCode === null)
        stage.warn('expected DISCONNECT before the close, got none', { '5.0': ['v5.0-4.13.1-u4'] });
    },
  }),
);
