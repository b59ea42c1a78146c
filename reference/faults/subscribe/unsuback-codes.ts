import { forge, twoByteInteger } from '../../codec/index.ts';
import { fault } from '../fault.ts';

type Codes = readonly number[];

/** A broker whose UNSUBACK has other Reason Codes. */
function coded(
  name: string,
  title: string,
  breaks: readonly ('MQTT-3.11.3-1' | 'MQTT-3.11.3-2')[],
  alter: (codes: Codes) => Codes,
) {
  return fault({
    name: `unsuback-codes-${name}`,
    title,
    breaks: { '5.0': breaks },
    bend: (rules) => ({
      ...rules,
      unsuback: (...asked) => {
        const unsuback = rules.unsuback(...asked);
        if (unsuback === null || asked[2].version !== '5.0') return unsuback;
        return { ...unsuback, reasonCodes: alter(unsuback.reasonCodes) };
      },
    }),
  });
}

const order = ['MQTT-3.11.3-1'] as const;
const each = ['MQTT-3.11.3-2'] as const;

export default [
  coded('reversed', 'The codes of UNSUBACK come in the opposite order', order, (codes) => codes.toReversed()),
  coded('sorted', 'The codes of UNSUBACK come sorted', order, (codes) => codes.toSorted()),
  coded('failures-first', 'The codes of UNSUBACK come with 0x11 first', order, (codes) =>
    codes.toSorted((a, b) => b - a),
  ),
  coded('all-success', 'UNSUBACK says that every subscription was deleted', each, (codes) => codes.map(() => 0x00)),
  coded('all-unknown', 'UNSUBACK says that no subscription existed', each, (codes) => codes.map(() => 0x11)),
  coded('one-for-all', 'UNSUBACK has one code, however many filters there were', each, (codes) => codes.slice(0, 1)),
  coded('one-too-many', 'UNSUBACK has a code too many', each, (codes) => [...codes, 0x00]),
  fault({
    name: 'unsuback-codes-unlisted',
    title: 'UNSUBACK has Reason Code 0x01, which is none of its own',
    breaks: { '5.0': each },
    bendWire: () => ({
      outbound: (packet, bytes, version) =>
        packet.type === 'unsuback' && version === '5.0'
          ? [
              forge(
                0xb0,
                twoByteInteger(packet.packetIdentifier),
                [0],
                packet.reasonCodes.map(() => 0x01),
              ),
            ]
          : [bytes],
    }),
  }),
];
