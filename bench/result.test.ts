import { describe, expect, it } from 'vitest';
import type { Subject } from './contest.ts';
import { renderPage } from './page.ts';
import { type BenchResult, median, type Round, summarize } from './result.ts';
import { renderTable } from './table.ts';

const subject: Subject = {
  id: 'group/name',
  title: 'carry <things>',
  unit: 'things/s',
  better: 'higher',
  targets: [
    { kind: 'ratio', against: 'other', atLeast: 2 },
    { kind: 'bound', atMost: 50 },
  ],
};

const round = (own: number, other: number): Round =>
  new Map([
    ['mqttspec', own],
    ['other', other],
  ]);

describe('summarize', () => {
  it('takes the median of figures, and of the ratios within each round', () => {
    const { figures, ratios, judgements } = summarize(subject, [round(100, 40), round(10, 5), round(60, 20)]);
    expect(figures.map(({ contender, median }) => [contender, median])).toEqual([
      ['mqttspec', 60],
      ['other', 20],
    ]);
    expect(ratios).toEqual([{ against: 'other', rounds: [2.5, 2, 3], median: 2.5 }]);
    expect(judgements.map(({ met }) => met)).toEqual([true, false]);
  });

  it('turns the ratio round where less is better', () => {
    const { ratios } = summarize({ ...subject, better: 'lower' }, [round(10, 40)]);
    expect(ratios[0]?.median).toBe(4);
  });

  it('does not take a target for met that nobody measured', () => {
    const target = { kind: 'ratio', against: 'nobody', atLeast: 1 } as const;
    const { judgements } = summarize({ ...subject, targets: [target] }, [round(10, 4)]);
    expect(judgements).toEqual([{ target, met: false }]);
  });
});

it.each([
  [[3], 3],
  [[4, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

describe('a result', () => {
  const result: BenchResult = {
    schema: 1,
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1000,
    machine: { node: 'v20', processor: 'a & b', processors: 2, load: 0 },
    outcomes: [summarize(subject, [round(1_234_567, 45_678)])],
  };

  it('is told in a table', () => {
    expect(renderTable(result).split('\n')[2]).toContain(
      'things/s | 1.23 M   | other 45.7 k | 27.03x other      | at least 2x other: met, at most 50 things/s: NOT MET',
    );
  });

  it('is told on a page that asks for nothing and shows text as text', () => {
    const page = renderPage(result);
    expect(page).toContain('carry &lt;things>');
    expect(page).toContain('a &amp; b');
    expect(page).not.toMatch(/(?:src|href)=|url\(|@import/);
  });
});
