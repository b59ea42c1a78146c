import { byte, forge, matrix, scenario, twoByteInteger } from '../../harness/scenario.ts';
import { isTolerated } from './_wrong.ts';

const identifier = twoByteInteger(7);

/** By type: the packet with a byte more than it has. */
const packets = {
  puback: forge(0x40, identifier, byte(0)),
  pubrec: forge(0x50, identifier, byte(0)),
  pubrel: forge(0x62, identifier, byte(0)),
  pubcomp: forge(0x70, identifier, byte(0)),
  pingreq: forge(0xc0, byte(0)),
} as const;

export default matrix({ type: Object.keys(packets) as (keyof typeof packets)[] }, ({ type }) =>
  scenario({
    id: `malformed/surplus-bytes/${type}`,
    title: `${type.toUpperCase()} with a byte behind its last field ends the connection`,
    statements: { '3.1.1': ['MQTT-4.8.0-1'] },
    lesson: `The Remaining Length says more than the packet has to say. A strict server takes it for a violation; a lenient one
      reads what it knows and skips the rest, which is how 5.0 found room for reason codes.`,

    async run({ connect, observe, warn }) {
      const client = await connect();

      const tolerated = await isTolerated(client, packets[type]);

      observe('surplus byte', tolerated ? 'skipped' : 'closed');
      if (tolerated) warn('expected the connection closed, got it served: some skip what they do not know');
    },
  }),
);
