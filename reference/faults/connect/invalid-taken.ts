import { forge, hex, utf8String } from '../../codec/index.ts';
import { fault, type WireBend } from '../fault.ts';

/** What is read of a CONNECT that is not valid. */
interface Rough {
  readonly name: string;
  readonly level: number;
  readonly flags: number;
  /** From Keep Alive on. */
  readonly rest: Uint8Array;
}

/** Takes a short CONNECT apart without a question. */
function roughlyRead(bytes: Uint8Array): Rough | null {
  const nameBytes = bytes[3] ?? 0;
  const [level, flags] = bytes.subarray(4 + nameBytes);
  if (bytes[0] !== 0x10 || level === undefined || flags === undefined) return null;
  const name = new TextDecoder().decode(bytes.subarray(4, 4 + nameBytes));
  return { name, level, flags, rest: bytes.subarray(6 + nameBytes) };
}

/** Whether Keep Alive is followed by an empty set of properties, as in 5.0, and the client id behind it is the rest. */
const isOf5 = ({ rest: [, , properties, high = 0, low = 0], rest }: Rough): boolean =>
  properties === 0 && rest.length === 5 + 256 * high + low;

const levelOf = (rough: Rough): number => (isOf5(rough) ? 5 : 4);

function asValid(rough: Rough): Uint8Array {
  return forge(0x10, utf8String('MQTT'), [levelOf(rough), rough.flags & 0xfe], rough.rest);
}

/** Flaws that a careless server does not see. */
const flaws: readonly {
  readonly name: string;
  readonly title: string;
  readonly breaks: 'MQTT-3.1.2-1' | 'MQTT-3.1.2-2' | 'MQTT-3.1.2-3';
  readonly is: (rough: Rough) => boolean;
}[] = [
  { name: 'reserved-flag', title: 'the reserved flag set', breaks: 'MQTT-3.1.2-3', is: ({ flags }) => flags % 2 === 1 },
  { name: 'higher-level', title: 'a higher level than 5', breaks: 'MQTT-3.1.2-2', is: ({ level }) => level > 5 },
  { name: 'lower-level', title: 'a lower level than 3', breaks: 'MQTT-3.1.2-2', is: ({ level }) => level < 3 },
  {
    name: 'longer-protocol-name',
    title: 'a protocol name that begins with MQTT and goes on',
    breaks: 'MQTT-3.1.2-1',
    is: ({ name }) => /^MQTT./.test(name),
  },
  {
    name: 'other-protocol-name',
    title: 'any protocol name',
    breaks: 'MQTT-3.1.2-1',
    is: ({ name }) => name !== 'MQTT',
  },
];

/** Carries an invalid CONNECT out as if it were valid, answers as the standard has it, and closes. */
function carryingOut(): WireBend {
  /** The CONNACK that the client gets; none if the CONNECT could not be told from garbage. */
  let answer: readonly Uint8Array[] | 'served' = 'served';
  return {
    inboundViolation: (_violation, bytes) => {
      const rough = roughlyRead(bytes);
      if (rough === null) return [bytes];
      const refusal = isOf5(rough) ? hex('20 03 00 84 00') : hex('20 02 00 01');
      answer = rough.name === 'MQTT' && rough.level !== levelOf(rough) ? [refusal] : [];
      return [asValid(rough), Uint8Array.of(0xf0, 0x00)];
    },
    outbound: (packet, bytes) => {
      if (answer === 'served') return [bytes];
      return packet.type === 'connack' ? answer : [];
    },
  };
}

export default [
  ...flaws.map(({ name, title, breaks, is }) =>
    fault({
      name: `accepts-connect-with-${name}`,
      title: `A CONNECT with ${title} is accepted as a good one`,
      breaks: { '3.1.1': [breaks], '5.0': [breaks] },
      bendWire: () => ({
        inboundViolation: (_violation, bytes) => {
          const rough = roughlyRead(bytes);
          return rough !== null && is(rough) ? [asValid(rough)] : [bytes];
        },
      }),
    }),
  ),
  fault({
    name: 'invalid-connect-takes-over',
    title: 'A CONNECT ends the connection and the session of its client id before it is looked at and refused',
    breaks: { '3.1.1': ['MQTT-3.1.2-4', 'MQTT-4.1.0-2'], '5.0': ['MQTT-4.1.0-1'] },
    bendWire: carryingOut,
  }),
];
