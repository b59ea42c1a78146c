import { forgeWithLength, hex, matrix, scenario } from '../../harness/scenario.ts';
import { expectEachToBeRefused, expectEachToClose } from './_wrong.ts';

/** First bytes of packets. */
const headers = { connect: 0x10, publish: 0x30, subscribe: 0x82, pingreq: 0xc0 } as const;

const fiveBytes = ['80 80 80 80 00', '80 80 80 80 01', 'ff ff ff ff 7f', 'ff ff ff ff ff'].map(hex);

export default matrix({ type: Object.keys(headers) as (keyof typeof headers)[] }, ({ type }) =>
  scenario({
    id: `malformed/remaining-length/${type}`,
    title: `${type.toUpperCase()} with a Remaining Length of five bytes ends the connection`,
    statements: { '3.1.1': ['MQTT-4.8.0-1'], '5.0': ['MQTT-4.13.1-1'] },
    lesson: `The Remaining Length takes seven bits from each byte, and the eighth tells whether another follows. It has four
      bytes at most, which is enough for 256 megabytes and keeps a reader from counting for ever.`,

    async run(stage) {
      const packets = fiveBytes.map((length) => forgeWithLength(headers[type], length));
      const wrong = {
        what: `${type.toUpperCase()} with a Remaining Length of five bytes`,
        packets: () => packets,
      } as const;

      if (type === 'connect') await expectEachToBeRefused(stage, wrong);
      else await expectEachToClose(stage, wrong);
    },
  }),
);
