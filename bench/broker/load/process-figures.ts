/** What the system knows of a running process. */

import { readFileSync } from 'node:fs';

/** Clock ticks are of this length on every Linux that Node runs on. */
const tickMs = 10;

/** Milliseconds of processor time that a process has used, in user space and in the kernel; null where /proc does not tell. */
export function processorMs(pid: number): number | null {
  const text = read(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The name of the program may hold anything, blanks and brackets too: count from behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

/** Bytes of memory that a process has resident; null where /proc does not tell. */
export function residentBytes(pid: number): number | null {
  const kibibytes = read(`/proc/${pid}/status`)?.match(/^VmRSS:\s+(\d+) kB$/m)?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) * 1024;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
