/** Where `mqttspec decode` has its bytes from: the argument itself, a file, or stdin. */

import { readFile } from 'node:fs/promises';
import { type Notation, readText } from '../decode/read-text.ts';
import { UsageError } from '../target/errors.ts';

/** How the bytes are written; `raw` is as they are. */
export type InputForm = Notation | 'raw';

/** A mebibyte is more than anybody reads. */
const maxInputBytes = 16 * 2 ** 20;

/** Characters before and behind the one that cannot be read. */
const around = 32;

const advice =
  'Give bytes as hex (10 0c 00 04, 10:0c, 0x10,0x0c or 100c0004), as base64, or a file or - for stdin that holds either, or the raw bytes.';

/** What `decode` is given, as bytes. `stdin` is read for `-`. Throws a UsageError that tells the character at fault. */
export async function readInput(
  given: string,
  form: InputForm | undefined,
  stdin: AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  if (given === '-') return fromContent(await gathered(stdin), form, 'stdin');
  const read = form === 'raw' ? null : readText(given, form);
  if (read?.kind === 'bytes' && read.notation === 'hex') return notEmpty(read.bytes, 'The argument');
  const content = await contentOf(given);
  if (content !== null) return fromContent(content, form, given);
  if (read === null) throw new UsageError(`There is no file ${given}; --input raw is for a file or stdin.`);
  if (read.kind === 'bytes') return notEmpty(read.bytes, 'The argument');
  throw unreadable(given, read.at, read.problem, 'There is no file of that name, and as bytes it cannot be read');
}

async function gathered(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxInputBytes) throw tooMuch('stdin');
  }
  return Buffer.concat(chunks);
}

/** The content of a file; null where there is none of that name. */
async function contentOf(path: string): Promise<Uint8Array | null> {
  try {
    const content = await readFile(path);
    if (content.length > maxInputBytes) throw tooMuch(path);
    return content;
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE')
      return null;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${path} cannot be read: ${why}.`, { cause });
  }
}

/** Text in a file or on stdin is read like the argument; no stream of MQTT consists of printable ASCII alone. */
function fromContent(content: Uint8Array, form: InputForm | undefined, source: string): Uint8Array {
  const isText = content.every((byte) => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d));
  if (form === 'raw' || (form === undefined && !isText)) return notEmpty(content, source);
  const text = new TextDecoder().decode(content);
  const read = readText(text, form);
  if (read.kind === 'bytes') return notEmpty(read.bytes, source);
  throw unreadable(text, read.at, read.problem, `What is in ${source} cannot be read`);
}

function notEmpty(bytes: Uint8Array, source: string): Uint8Array {
  if (bytes.length === 0) throw new UsageError(`${source} holds no bytes. ${advice}`);
  return bytes;
}

const tooMuch = (source: string): UsageError =>
  new UsageError(`${source} holds more than ${maxInputBytes} bytes; give a part of it.`);

/** Shows the line and a caret under the character. */
function unreadable(text: string, at: number, problem: string, what: string): UsageError {
  const line = text.slice(0, at).split('\n').length;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
  const from = Math.max(lineStart, at - around);
  const excerpt = text.slice(from, Math.min(lineEnd, at + around)).replace(/[^\x20-\x7e]/g, '?');
  const place = text.trimEnd().includes('\n') ? `line ${line}, character ${at - lineStart + 1}` : `character ${at + 1}`;
  return new UsageError(`${what}: ${place}: ${problem}.\n  ${excerpt}\n  ${' '.repeat(at - from)}^\n${advice}`);
}
