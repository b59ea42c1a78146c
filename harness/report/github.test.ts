import { expect, test } from 'vitest';
import { renderGithub } from './github.ts';
import { departed, runOf, sampleResult } from './sample-result.ts';

const options = { strict: false, rerun: () => 'mqttspec run' };

test('each line is one command, whatever a broker said', () => {
  const lines = renderGithub(sampleResult, options).trimEnd().split('\n');
  expect(lines).toHaveLength(2 + 2 + 1);
  for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) title=[^:,]*::[^\r\n]+$/);
  expect(lines[0]).toBe(
    '::error title=fail keep-alive/silent-client (3.1.1) [MQTT-3.1.2-24]::expected the connection closed 3000 ms after the last packet, got it still open after 9000 ms%0AA client silent for one and a half Keep Alive periods is cut off%0Amqttspec run',
  );
});

test('a percent sign stays one', () => {
  const [line] = renderGithub(
    runOf([departed('fail', { id: 'a/b', reason: 'expected 100%0A, got 5%' })]),
    options,
  ).split('\n');
  expect(line).toContain('expected 100%250A, got 5%25%0A');
});

test('no more than GitHub shows, the last telling of the rest; what is known is not told', () => {
  const failures = Array.from({ length: 12 }, (_, index) => departed('fail', { id: `a/${index}`, reason: 'x' }));
  const known = { ...departed('fail', { id: 'a/known', reason: 'x' }), known: { reason: 'y' } };
  const text = renderGithub(runOf([known, ...failures]), options);
  expect(text.match(/^::error /gm)).toHaveLength(10);
  expect(text).toContain('::error title=3 more::');
  expect(text).not.toContain('a/known');
});

test('an entry of the baseline that no longer fails is an error too', () => {
  const baseline = {
    file: 'known.json',
    known: 0,
    new: [],
    repaired: [{ scenario: 'a/*', versions: ['5.0' as const] }],
  };
  expect(renderGithub({ ...runOf([]), baseline }, options)).toContain(
    '::error title=a/* 5.0 no longer fails::Take it out',
  );
});
