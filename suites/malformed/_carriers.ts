/** The packets in which a client of 5.0 may send properties, each put together around the bytes of that field. */

import { byte, forge, type Stage, twoByteInteger, utf8String, variableByteInteger } from '../../harness/scenario.ts';
import { loginOf } from '../_login.ts';

/** Where properties stand: a type of packet, or the Will Properties in the payload of CONNECT. */
export type Place = keyof typeof carriers;

const identifier = twoByteInteger(7);
const propertiesIn = byte(0);
const cleanStart = 0x02;
const withWill = 0x04;

const connectStart = (flags: number): readonly Uint8Array[] => [
  utf8String('MQTT'),
  byte(5),
  byte(cleanStart | flags),
  twoByteInteger(60),
];
const idOf = ({ clientId }: Stage): Uint8Array => utf8String(clientId('carrier'));
const acknowledging =
  (firstByte: number) =>
  (_stage: Stage, field: Uint8Array): Uint8Array =>
    forge(firstByte, identifier, byte(0), field);

/** By place: a packet that is right but for its properties, which are that field: the Property Length and what follows. */
export const carriers = {
  connect: (stage: Stage, field: Uint8Array) => {
    const login = loginOf(stage);
    return forge(0x10, ...connectStart(login.flags), field, idOf(stage), login.fields);
  },
  will: (stage: Stage, field: Uint8Array) => {
    const login = loginOf(stage);
    return forge(
      0x10,
      ...connectStart(withWill | login.flags),
      propertiesIn,
      idOf(stage),
      field,
      utf8String(stage.topic('will')),
      utf8String('will'),
      login.fields,
    );
  },
  publish: ({ topic }: Stage, field: Uint8Array) => forge(0x30, utf8String(topic('a')), field, byte(0x21)),
  puback: acknowledging(0x40),
  pubrec: acknowledging(0x50),
  pubrel: acknowledging(0x62),
  pubcomp: acknowledging(0x70),
  subscribe: ({ topic }: Stage, field: Uint8Array) => forge(0x82, identifier, field, utf8String(topic('a')), byte(0)),
  unsubscribe: ({ topic }: Stage, field: Uint8Array) => forge(0xa2, identifier, field, utf8String(topic('a'))),
  disconnect: (_stage: Stage, field: Uint8Array) => forge(0xe0, byte(0), field),
} as const;

/** All places. */
export const places = Object.keys(carriers) as readonly Place[];

/** For people: `PUBLISH`, `Will Properties`. */
export function nameOf(place: Place): string {
  return place === 'will' ? 'Will Properties' : place.toUpperCase();
}

/** The field of these properties: their length and they themselves. */
export function fieldOf(...properties: readonly Uint8Array[]): Uint8Array {
  const bytes = properties.flatMap((each) => [...each]);
  return Uint8Array.of(...variableByteInteger(bytes.length), ...bytes);
}
