/** A packet byte by byte: hexadecimal and fields side by side, each lighting the other under the pointer or the focus. */

import { useMemo, useState } from 'preact/hooks';
import { count } from '../../harness/report/printable.ts';
import { type Dissection, describeViolation, dissect, type Violation } from '../../reference/codec/index.ts';
import type { Version } from '../../reference/codec/version.ts';
import { type FieldRow, FieldTable, fieldRows } from './field-table.tsx';
import { HexDump } from './hex-dump.tsx';
import { StatementNote } from './statement-note.tsx';
import './packet-bytes.css';

/** What is shown. */
export interface PacketBytesProps {
  /** One packet, several, or bytes that are none. */
  readonly bytes: Uint8Array;
  /** By which they are read; a CONNECT is read as the version that it names. */
  readonly version: Version;
  /** What was found wrong with them by someone who knew more than the bytes, e.g. where they stood in the stream. */
  readonly violation?: Violation;
}

/** So many packets of one piece of bytes are shown. */
const mostPackets = 50;

/** Each packet in the bytes, one below the other. */
export function PacketBytes({ bytes, version, violation }: PacketBytesProps) {
  const packets = useMemo(() => packetsIn(bytes, version), [bytes, version]);
  return (
    <div class="packet-bytes">
      {packets.map(({ start, dissection }) => (
        <OnePacket
          key={`${start} ${version}`}
          bytes={bytes.subarray(start, start + dissection.length)}
          dissection={dissection}
          version={version}
          violation={dissection.violation ?? (packets.length === 1 ? violation : undefined)}
        />
      ))}
    </div>
  );
}

interface PacketAt {
  readonly start: number;
  readonly dissection: Dissection;
}

function packetsIn(bytes: Uint8Array, version: Version): PacketAt[] {
  const packets: PacketAt[] = [];
  for (let start = 0; start < bytes.length && packets.length < mostPackets; ) {
    const dissection = dissect(bytes.subarray(start), version);
    packets.push({ start, dissection });
    start += Math.max(1, dissection.length);
  }
  return packets;
}

interface OnePacketProps {
  readonly bytes: Uint8Array;
  readonly dissection: Dissection;
  readonly version: Version;
  readonly violation: Violation | undefined;
}

function OnePacket({ bytes, dissection, version, violation }: OnePacketProps) {
  const rows = useMemo(() => fieldRows(dissection.fields), [dissection]);
  const [lit, setLit] = useState<FieldRow | null>(null);
  const lightByte = (offset: number | null): void => {
    setLit(offset === null ? null : (rows.findLast((row) => row.isLeaf && covers(row, offset)) ?? null));
  };
  return (
    <div class="one-packet">
      <div class="packet-name">
        <b>{dissection.type?.toUpperCase() ?? 'No packet'}</b> <span class="faint">{count(bytes.length, 'byte')}</span>
      </div>
      {violation !== undefined && (
        <div class="violation">
          <p>{describeViolation({ ...violation, statement: null })}</p>
          {violation.statement !== null && <StatementNote version={version} id={violation.statement} broken />}
        </div>
      )}
      <div class="hex-and-fields">
        <HexDump bytes={bytes} lit={lit} wrongAt={violation?.offset ?? null} onPoint={lightByte} />
        <FieldTable rows={rows} lit={lit} onPoint={setLit} />
      </div>
    </div>
  );
}

const covers = ({ offset, length }: FieldRow, at: number): boolean => at >= offset && at < offset + length;
