import { byte, forge, matrix, type Stage, scenario, twoByteInteger } from '../../harness/scenario.ts';
import { isTolerated } from './_wrong.ts';

/** A Packet Identifier, and in 5.0 a Reason Code and the Property Length behind it. */
const fieldsOf = ({ version }: Stage): Uint8Array =>
  Uint8Array.of(...twoByteInteger(7), ...(version === '5.0' ? [0, 0] : []));

/** By type: the packet with a byte more than it has. */
const packets = {
  puback: (stage: Stage) => forge(0x40, fieldsOf(stage), byte(0)),
  pubrec: (stage: Stage) => forge(0x50, fieldsOf(stage), byte(0)),
  pubrel: (stage: Stage) => forge(0x62, fieldsOf(stage), byte(0)),
  pubcomp: (stage: Stage) => forge(0x70, fieldsOf(stage), byte(0)),
  pingreq: () => forge(0xc0, byte(0)),
} as const;

export default matrix({ type: Object.keys(packets) as (keyof typeof packets)[] }, ({ type }) =>
  scenario({
    id: `malformed/surplus-bytes/${type}`,
    title: `${type.toUpperCase()} with a byte behind its last field ends the connection`,
    statements: { '3.1.1': ['MQTT-4.8.0-1'], '5.0': ['MQTT-4.13.1-1'] },
    lesson: `The Remaining Length says more than the packet has to say. A strict server takes it for a violation; a lenient one
      reads what it knows and skips the rest, which is how 5.0 found room for reason codes.`,

    async run(stage) {
      const { connect, observe, warn } = stage;
      const client = await connect();

      const tolerated = await isTolerated(client, packets[type](stage));

      observe('surplus byte', tolerated ? 'skipped' : 'closed');
      if (tolerated) warn('expected the connection closed, got it served: some skip what they do not know');
    },
  }),
);
