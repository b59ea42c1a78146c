import { expect, test } from 'vitest';
import { renderJson } from './json.ts';
import { parseReport } from './json-report.ts';
import { sampleResult } from './sample-result.ts';

test('what the JSON reporter writes is read back', () => {
  const report = parseReport(renderJson(sampleResult, { allTraces: false }), 'a.json');
  expect(report.scenarios).toHaveLength(9);
  expect(report.target.name).toBe('samplebroker 1.0');
});

test.each([
  ['{', /^a\.json is no JSON: /],
  ['[]', /^a\.json is no report of a run\. Make one with: mqttspec run URL --reporter json=FILE$/],
  ['null', /is no report of a run/],
  ['{"certificate":"mqttspec","schema":1,"scenarios":[]}', /^a\.json is a certificate, which has no packets/],
  ['{"schema":2,"scenarios":[]}', /^a\.json has schema 2, and this mqttspec reads schema 1\./],
])('%s is refused', (text, message) => {
  expect(() => parseReport(text, 'a.json')).toThrow(
    expect.objectContaining({ code: 'MQTTSPEC_USAGE', message: expect.stringMatching(message) }),
  );
});
