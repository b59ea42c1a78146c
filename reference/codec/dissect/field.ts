/** The tree that a dissected packet becomes. */

import type { PacketType } from '../packet.ts';
import type { Violation } from '../violation.ts';

/** Some bits of a byte. */
export interface BitField {
  /** Its name in the standard. */
  readonly name: string;
  /** Of the highest bit, 7 to 0. */
  readonly high: number;
  /** Of the lowest bit. */
  readonly low: number;
  readonly value: number;
  /** One line for people. */
  readonly meaning: string;
}

/** A part of a packet. Parts without children tile the packet: each byte is in exactly one of them. */
export interface Field {
  /** Its name in the standard. */
  readonly name: string;
  /** Bytes from the start of the packet's fixed header. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
  /** A number, printable text, or bytes as hexadecimal; null for a part that is only the sum of its children. */
  readonly value: string | number | null;
  /** One line for people: `QoS 1: at least once`, `60 s`. Empty where the value says it all. */
  readonly meaning: string;
  /** The fields within a byte, highest bit first; empty for all else. */
  readonly bits: readonly BitField[];
  readonly children: readonly Field[];
}

/** What is told of a field beside its name and place; what is left out is null or empty. */
export type Told = Partial<Pick<Field, 'value' | 'meaning' | 'bits'>>;

/** A packet, part by part. */
export interface Dissection {
  /** Null where the version has no packet of that number, or nothing was given. */
  readonly type: PacketType | null;
  /** Bytes of the packet: as many as it announces, or fewer where they are not there. */
  readonly length: number;
  /** Fixed Header, Variable Header, Payload, and last, if something could not be read, what is left. */
  readonly fields: readonly Field[];
  /** What `decodePacket` finds wrong; undefined for a packet that is as the standard wants it. */
  readonly violation: Violation | undefined;
}
