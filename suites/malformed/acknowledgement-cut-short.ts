import { byte, forge, matrix, scenario } from '../../harness/scenario.ts';
import { expectEachToClose } from './_wrong.ts';

/** First bytes of the packets that begin with a Packet Identifier, which is all that they must have. */
const headers = { puback: 0x40, pubrec: 0x50, pubrel: 0x62, pubcomp: 0x70 } as const;

export default matrix({ type: Object.keys(headers) as (keyof typeof headers)[] }, ({ type }) =>
  scenario({
    id: `malformed/acknowledgement-cut-short/${type}`,
    title: `${type.toUpperCase()} that ends before its Packet Identifier does ends the connection`,
    statements: { '3.1.1': ['MQTT-4.8.0-1'], '5.0': ['MQTT-4.13.1-1'] },
    lesson: `The packets that move a QoS 1 or 2 message along are four bytes long at least, two of them the Packet Identifier. A
      shorter one acknowledges nothing.`,

    async run(stage) {
      await expectEachToClose(stage, {
        what: `${type.toUpperCase()} without a whole Packet Identifier`,
        packets: () => [forge(headers[type]), forge(headers[type], byte(7))],
      });
    },
  }),
);
