import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import type { RunEvent } from '../result.ts';
import { createProgress } from './progress.ts';
import { sampleResult } from './sample-result.ts';

const total = sampleResult.scenarios.length;
const events: readonly RunEvent[] = [
  { kind: 'started', total, target: sampleResult.target },
  ...sampleResult.scenarios.flatMap((result, index): RunEvent[] => [
    { kind: 'scenario-started', id: result.id, version: result.version },
    { kind: 'scenario-ended', result, done: index + 1, total },
  ]),
];

function stream(isTTY: boolean): NodeJS.WriteStream {
  return Object.assign(new PassThrough(), { isTTY, columns: 80, rows: 24 }) as unknown as NodeJS.WriteStream;
}

const textOf = (written: NodeJS.WriteStream): string => stripVTControlCharacters(String(written.read() ?? ''));

test('without a terminal there are failures as they come, and no bar', () => {
  const written = stream(false);
  const progress = createProgress({ stream: written, colored: false, clock: createManualClock() });
  for (const event of events) progress.watch(event);
  progress.stop();
  expect(textOf(written).trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^✗ fail keep-alive\/silent-client \(3\.1\.1\) expected the connection closed/),
    expect.stringMatching(/^✗ fail publish\/qos-0-dup \(3\.1\.1\) expected DUP 0/),
    expect.stringMatching(/^\? inconclusive will\/after-reset \(3\.1\.1\) the connection was refused/),
  ]);
});

test('on a terminal it shows how far it is and what has been running for longest', () => {
  const written = stream(true);
  const clock = createManualClock();
  const progress = createProgress({ stream: written, colored: false, clock });
  progress.watch({ kind: 'started', total, target: sampleResult.target });
  progress.watch({ kind: 'scenario-started', id: 'keep-alive/silent-client', version: '3.1.1' });
  clock.advanceTo(2000);
  progress.watch({ kind: 'scenario-started', id: 'will/after-reset', version: '5.0' });
  clock.advanceTo(3200);
  const shown = textOf(written);
  expect(shown).toContain(`0/${total}`);
  expect(shown).toMatch(/3\.2 s {2}keep-alive\/silent-client \(3\.1\.1\)\n +1\.2 s {2}will\/after-reset \(5\.0\)/);
  progress.stop();
  expect(clock.nextDueMs()).toBeNull();
});
