import { test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { decodeStream } from './decode-stream.ts';
import { badVectors } from './load-vectors.ts';
import { toHex } from '../../reference/codec/hex.ts';
test('x', () => {
  const out: string[] = [];
  for (const { id, version, bytes, violation } of badVectors) {
    const [r] = decodeStream([bytes], version);
    const got = r && r.type === 'violation' ? { kind: r.kind, offset: r.offset, statement: r.statement } : r;
    if (JSON.stringify(got) !== JSON.stringify(violation)) out.push(`${id}\n   ${toHex(bytes)}\n   want ${JSON.stringify(violation)}\n   got  ${JSON.stringify(got)} ${r && r.type === 'violation' ? r.expected + ' / ' + r.found : ''}`);
  }
  writeFileSync('/tmp/ct/mismatch.txt', out.join('\n'));
});
