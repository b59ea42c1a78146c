/** Ten million random and mutated bytes: nothing throws, nothing hangs, and every violation tells what is wrong and where. */

import { expect, test } from 'vitest';
import { mutate, randomBytes, randomPacket } from '../../fuzz/mutations.ts';
import { createRandom } from '../../fuzz/random.ts';
import { decodePacket } from '../../reference/codec/decode.ts';
import { dissect } from '../../reference/codec/dissect.ts';
import { createFrameDecoder, frameBytes } from '../../reference/codec/frame.ts';
import { toHex } from '../../reference/codec/hex.ts';
import { type Version, versions } from '../../reference/codec/version.ts';
import type { Violation } from '../../reference/codec/violation.ts';
import { leavesOf } from './leaves.ts';
import { badVectors, goodVectors } from './load-vectors.ts';

const totalBytes = Number(process.env['FUZZ_BYTES'] ?? 10_000_000);
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const maxPacketBytes = 1_048_576;
const longestInCorpus = 512;
const longestGarbage = 600;
const deadlineMs = 110_000;

const corpus = [...goodVectors, ...badVectors]
  .map(({ bytes }) => bytes)
  .filter(({ length }) => length <= longestInCorpus);

test(`ten million bytes, seed ${seed}`, { timeout: deadlineMs }, () => {
  console.info(`fuzz: FUZZ_SEED=${seed} repeats this run`);
  const random = createRandom(seed);
  const tally = { bytes: 0, packets: 0, violations: 0 };
  while (tally.bytes < totalBytes) {
    const bytes = next();
    tally.bytes += bytes.length;
    for (const version of versions) guard(bytes, version, judgeStream);
    guard(bytes, random.pick(versions), judgeDissection);
  }
  // Both must be common, or the input is too tame or too wild to prove anything.
  expect(tally.packets).toBeGreaterThan(totalBytes / 1000);
  expect(tally.violations).toBeGreaterThan(totalBytes / 1000);

  function next(): Uint8Array {
    const kind = random.below(8);
    if (kind === 0) return randomBytes(random, random.below(longestGarbage));
    if (kind === 1) return randomPacket(random);
    return mutate(random, random.pick(corpus), random.pick(corpus));
  }

  function guard(bytes: Uint8Array, version: Version, judge: (bytes: Uint8Array, version: Version) => void): void {
    try {
      judge(bytes, version);
    } catch (cause) {
      throw new Error(`FUZZ_SEED=${seed}, MQTT ${version}: ${toHex(bytes)}`, { cause });
    }
  }

  function judgeStream(bytes: Uint8Array, version: Version): void {
    const decoder = createFrameDecoder({ maxPacketBytes });
    for (let at = 0; at < bytes.length; ) {
      const end = at + 1 + random.below(bytes.length);
      decoder.push(bytes.subarray(at, end));
      at = end;
      for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
        const result = 'type' in frame ? frame : decodePacket(frame, version);
        if (result.type !== 'violation') {
          tally.packets += 1;
          continue;
        }
        tally.violations += 1;
        checkViolation(result, 'type' in frame ? bytes.length : frameBytes(frame).length);
        if ('type' in frame) return;
      }
    }
  }
});

function judgeDissection(bytes: Uint8Array, version: Version): void {
  const { fields, length, violation } = dissect(bytes, version);
  let at = 0;
  for (const { name, offset, length: size } of fields.flatMap(leavesOf)) {
    if (offset !== at) throw new Error(`${name} begins at ${offset}, the field before it ends at ${at}`);
    at += size;
    if (name === 'Not read' && violation === undefined) throw new Error('part of a good packet was not read');
  }
  if (at !== length || length > bytes.length) throw new Error(`fields end at ${at}, the packet at ${length}`);
  if (violation !== undefined) checkViolation(violation, length);
}

/** Plain checks: `expect` a million times would take most of the time. */
function checkViolation({ offset, expected, found }: Violation, packetBytes: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > packetBytes) {
    throw new Error(`offset ${offset} in a packet of ${packetBytes} bytes`);
  }
  if (expected === '' || found === '') throw new Error(`expected "${expected}", found "${found}"`);
}
