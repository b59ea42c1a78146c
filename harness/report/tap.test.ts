import { Parser } from 'tap-parser';
import { expect, test } from 'vitest';
import { departed, hostileText, runOf, sampleResult, sampleScenario } from './sample-result.ts';
import { renderTap } from './tap.ts';

const rerun = ({ id }: { readonly id: string }): string => `mqttspec run --scenario ${id}`;
const relaxed = renderTap(sampleResult, { strict: false, rerun });

interface TapPoint {
  readonly ok: boolean;
  readonly name: string;
  readonly skip: string | boolean;
  readonly diag: Record<string, unknown> | null;
}

/** The test points, having made sure that strict parsing finds nothing that is not TAP. */
function parse(tap: string): TapPoint[] {
  const points: TapPoint[] = [];
  const extra: string[] = [];
  const parser = new Parser({ strict: true });
  parser.on('assert', (point: TapPoint) => points.push(point));
  parser.on('extra', (text: string) => extra.push(text));
  parser.end(tap);
  expect(extra).toEqual([]);
  expect(parser.results?.plan.end).toBe(points.length);
  expect(parser.results?.failures.filter((failure) => 'tapError' in failure && failure.tapError)).toEqual([]);
  return points;
}

test('it is TAP 14 with a plan and one line for each scenario and version', () => {
  expect(relaxed).toMatch(/^TAP version 14\n1\.\.9\nok 1 - keep-alive\/pingreq-answered \(3\.1\.1\)\nok 2 - /);
  expect(parse(relaxed).map(({ name }) => name)).toEqual(
    sampleResult.scenarios.map(({ id, version }) => `${id} (${version})`),
  );
});

test('fail and inconclusive are not ok, skip is ok and says why, warn is ok until it is strict', () => {
  const verdicts = (points: readonly TapPoint[]): string[] =>
    points.map(({ ok, skip }) => (skip ? `skip ${skip}` : ok ? 'ok' : 'not ok'));
  const skips = ['skip needs a WebSocket endpoint', 'skip needs a WebSocket endpoint'];
  expect(verdicts(parse(relaxed))).toEqual(['ok', 'ok', 'not ok', 'ok', 'not ok', 'ok', ...skips, 'not ok']);
  const strict = parse(renderTap(sampleResult, { strict: true, rerun }));
  expect(verdicts(strict)).toEqual(['ok', 'ok', 'not ok', 'ok', 'not ok', 'not ok', ...skips, 'not ok']);
});

test('a failure tells reason, statement, basis, packets and how to run it alone', () => {
  expect(parse(relaxed)[2]?.diag).toMatchObject({
    message:
      'expected the connection closed 3000 ms after the last packet, got it still open after 9000 ms [MQTT-3.1.2-24]',
    severity: 'fail',
    basis: 'explicit',
    statements: [expect.stringMatching(/^MQTT-3\.1\.2-24 \(MUST, section 3\.1\.2\.10\): ./)],
    trace: expect.arrayContaining([expect.stringContaining('PINGREQ')]),
    rerun: 'mqttspec run --scenario keep-alive/silent-client',
  });
});

test('a warning and what is inconclusive are told as such', () => {
  const points = parse(relaxed);
  expect(points[5]?.diag).toMatchObject({
    severity: 'warn',
    message: 'expected the connection closed, got it tolerated',
  });
  expect(points[8]?.diag).toMatchObject({
    severity: 'inconclusive',
    message: expect.stringMatching(/^inconclusive, nothing was judged: /),
  });
});

test('no text of a broker or a scenario can forge a line or a directive', () => {
  const hostile = runOf([
    sampleScenario({ id: `x/${hostileText}` }),
    sampleScenario({ verdict: 'skip', reason: hostileText }),
    departed('fail', { reason: hostileText, title: hostileText }),
  ]);
  const points = parse(renderTap(hostile, { strict: false, rerun: () => hostileText }));
  expect(points.map(({ ok, skip }) => ({ ok, skipped: skip !== false }))).toEqual([
    { ok: true, skipped: false },
    { ok: true, skipped: true },
    { ok: false, skipped: false },
  ]);
});

test('a run of nothing is a plan of nothing', () => {
  expect(parse(renderTap(runOf([]), { strict: false, rerun }))).toEqual([]);
});
