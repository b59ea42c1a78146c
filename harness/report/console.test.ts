import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { renderConsole } from './console.ts';
import { showsColors } from './palette.ts';
import { departed, runOf, sampleResult, sampleScenario } from './sample-result.ts';
import { verdictSentence } from './verdict-sentence.ts';

const rerun = ({ id, version }: { readonly id: string; readonly version: string }): string =>
  `mqttspec run mqtt://127.0.0.1:1883 --scenario ${id} --mqtt ${version}`;
const plain = renderConsole(sampleResult, { colored: false, width: 100, strict: false, rerun });

test('the table counts every suite, and the total', () => {
  expect(plain).toMatch(/ {2}suite +pass +fail +warn +skip +inconclusive\n/);
  expect(plain).toMatch(/\n {2}keep-alive +2 +1 +· +· +·\n/);
  expect(plain).toMatch(/\n {2}total +3 +2 +1 +2 +1\n/);
});

test('verdicts that did not occur have no column', () => {
  const run = runOf([sampleScenario()]);
  expect(renderConsole(run, { colored: false, width: 80, strict: false, rerun })).toMatch(/ {2}suite +pass +fail\n/);
});

test('a failure shows requirement, basis, expected and got, the packets, and how to run it alone', () => {
  const paragraph = plain.slice(plain.indexOf('✗ FAIL keep-alive/silent-client'), plain.indexOf('✗ FAIL publish'));
  for (const part of [
    'MQTT 3.1.1 over tcp',
    'A client silent for one and a half Keep Alive periods is cut off',
    'requires  MQTT-3.1.2-24 (MUST, section 3.1.2.10)',
    'basis     explicit',
    'expected  the connection closed 3000 ms after the last packet',
    'got       it still open after 9000 ms',
    'a → broker  CONNECT 3.1.1',
    'alone     mqttspec run mqtt://127.0.0.1:1883 --scenario keep-alive/silent-client --mqtt 3.1.1',
  ]) {
    expect(paragraph).toContain(part);
  }
});

test('the offending packet is marked and in hex', () => {
  expect(plain).toMatch(/▸ +2\.5 ms {2}a ← broker {2}malformed-packet at byte 0/);
  expect(plain).toMatch(/▸ +38 0a 00 03 74 2f 78 68 65 6c 6c 6f/);
});

test('warnings, the inconclusive, and skips by reason are told', () => {
  expect(plain).toContain('! WARN session/stray-ack');
  expect(plain).toContain('? INCONCLUSIVE will/after-reset');
  expect(plain).toContain(
    '- SKIPPED needs a WebSocket endpoint (2 scenarios)\n    websocket/subprotocol, websocket/text-frame',
  );
});

test('colours change nothing else, and no text of the broker brings its own', () => {
  const colored = renderConsole(sampleResult, { colored: true, width: 100, strict: false, rerun });
  expect(colored).not.toBe(plain);
  expect(stripVTControlCharacters(colored)).toBe(plain);
  expect(plain).not.toContain('\u001b');
});

test('the last line is the verdict in a sentence', () => {
  const sentence = (scenarios: Parameters<typeof runOf>[0], strict = false): string =>
    verdictSentence(runOf(scenarios), strict);
  const warned = departed('warn', { reason: 'expected a, got b' });
  const failed = departed('fail', { reason: 'expected a, got b' });
  expect(plain.trimEnd().split('\n').at(-1)).toBe(
    'samplebroker 1.0 breaks 2 requirements: MQTT-3.1.2-24 (3.1.1), MQTT-3.3.1-2 (3.1.1).',
  );
  expect(sentence([sampleScenario()])).toBe('samplebroker 1.0 keeps all that was judged.');
  expect(sentence([warned])).toBe('samplebroker 1.0 breaks no MUST that was judged, and draws 1 warning.');
  expect(sentence([warned], true)).toMatch(/which --strict counts as failures\.$/);
  expect(sentence([failed])).toBe('samplebroker 1.0 fails 1 scenario.');
  expect(sentence([sampleScenario({ verdict: 'skip' })])).toMatch(/^Nothing could be judged/);
  expect(sentence([])).toMatch(/^Nothing could be judged: no scenario was run/);
});

test('NO_COLOR and FORCE_COLOR decide before the terminal does', () => {
  expect(showsColors({ isTTY: true }, {})).toBe(true);
  expect(showsColors({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(showsColors({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
  expect(showsColors({}, {})).toBe(false);
  expect(showsColors({}, { FORCE_COLOR: '1' })).toBe(true);
});
