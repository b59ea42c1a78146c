import { matrix, type Stage, scenario } from '../../harness/scenario.ts';
import { connectBytes } from './_connect-bytes.ts';
import { userProperty } from './_property-examples.ts';
import { connectWithProperties, expectEachRefused, expectTaken } from './_with-properties.ts';

const valid = [...userProperty];

/** A CONNECT that is right but for its Property Length, which is replaced by these bytes. */
function withLength(stage: Stage, length: readonly number[]): Uint8Array {
  const bytes = connectWithProperties(stage, 'connect', valid);
  const at = 12; // behind the fixed header of two bytes and ten bytes of protocol, flags and Keep Alive
  const body = [...bytes.subarray(2, at), ...length, ...bytes.subarray(at + 1)];
  return Uint8Array.of(0x10, body.length, ...body);
}

const malformed = { '5.0': ['v5.0-2.2.2.2-u1', 'MQTT-3.1.4-1'] } as const;
const illFormedText = { '5.0': ['MQTT-1.5.7-1', 'v5.0-1.5.4-u1', 'MQTT-3.1.4-1'] } as const;

const cases: Readonly<
  Record<
    string,
    {
      readonly what: string;
      readonly statements: typeof malformed | typeof illFormedText;
      packets(stage: Stage): readonly Uint8Array[];
    }
  >
> = {
  'length-beyond-packet': {
    what: 'a Property Length that reaches beyond the packet',
    statements: malformed,
    packets: (stage) => [withLength(stage, [0x7f]), withLength(stage, [0xff, 0xff, 0xff, 0x7f])],
  },
  'length-cuts-property': {
    what: 'a Property Length that ends within a property',
    statements: malformed,
    packets: (stage) => [1, 2, valid.length - 1].map((length) => withLength(stage, [length])),
  },
  'length-of-five-bytes': {
    what: 'a Property Length of five bytes',
    statements: malformed,
    packets: (stage) => [withLength(stage, [0x80 | valid.length, 0x80, 0x80, 0x80, 0x00])],
  },
  'without-length': {
    what: 'no Property Length, as if it were of 3.1.1',
    statements: malformed,
    packets: (stage) => [
      connectBytes({ ...stage, version: '3.1.1' }, { protocolLevel: 5, clientId: stage.clientId('a') }),
    ],
  },
  'value-cut-short': {
    what: 'a property whose value is cut short',
    statements: malformed,
    packets: (stage) =>
      [[0x11, 0x00, 0x00, 0x00], [0x21, 0x00], [0x17], [0x26, 0x00, 0x01, 0x78, 0x00, 0x02, 0x78]].map((properties) =>
        connectWithProperties(stage, 'connect', properties),
      ),
  },
  'text-ill-formed': {
    what: 'a User Property that is no UTF-8, or has U+0000 in it',
    statements: illFormedText,
    packets: (stage) =>
      [
        [0x26, 0x00, 0x02, 0xc3, 0x28, 0x00, 0x01, 0x78],
        [0x26, 0x00, 0x01, 0x78, 0x00, 0x03, 0xed, 0xa0, 0x80],
        [0x26, 0x00, 0x01, 0x78, 0x00, 0x01, 0x00],
      ].map((properties) => connectWithProperties(stage, 'connect', properties)),
  },
};

export default matrix({ kind: Object.entries(cases) }, ({ kind: [name, { what, statements, packets }] }) =>
  scenario({
    id: `connect/property-ill-formed/${name}`,
    title: `CONNECT with ${what} is refused and closed`,
    statements,
    lesson: `Properties stand between the fixed fields and the client id, and only their lengths tell where they end. If these do
      not fit, nothing behind them can be told from anything else.`,

    async run(stage) {
      await expectTaken(stage, connectWithProperties(stage, 'connect', valid));

      await expectEachRefused(stage, packets(stage), statements);
    },
  }),
);
