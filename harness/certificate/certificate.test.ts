import { expect, test } from 'vitest';
import { paletteFor } from '../report/palette.ts';
import { hostileText, runOf, sampleResult, sampleScenario } from '../report/sample-result.ts';
import type { RunResult } from '../result.ts';
import { type Certificate, certificateOf, digestOfBody } from './certificate.ts';
import { parseCertificate } from './read.ts';
import { repetitionOf } from './repetition.ts';
import { repetitionLines } from './repetition-lines.ts';
import { renderCertificate } from './reporter.ts';
import { sampleConditions } from './sample-conditions.ts';
import { certificateText } from './text.ts';

const result: RunResult = { ...sampleResult, conditions: sampleConditions() };
const certificate = certificateOf(result);
const asJson = renderCertificate(result, { file: 'c.json' });
const asPage = renderCertificate(result, { file: 'c.html' });

test('JSON and page hold the same, which is read back whole', () => {
  expect(parseCertificate(asJson, 'c.json')).toEqual(certificate);
  expect(parseCertificate(asPage, 'c.html')).toEqual(certificate);
  expect(renderCertificate(result, { file: 'c.json.gz' })).toBe(asJson);
});

test('the hash is that of the content, not of its spaces or the order of its keys', () => {
  const turned = Object.fromEntries(Object.entries(JSON.parse(asJson)).reverse());
  expect(parseCertificate(JSON.stringify(turned), 'x')).toEqual(certificate);
});

test('it tells what was found, not what the clients observed, why we had trouble, or the query of a URL', () => {
  const observed = sampleScenario({ id: 'a/b', observations: { copies: 'one' } });
  const trouble = sampleScenario({ id: 'a/c', verdict: 'inconclusive', reason: 'Error in /home/me/mine.ts' });
  const profile = { roundTripMs: 1, 'a/b (3.1.1): copies': 'one' };
  const target = { urls: ['ws://h:80/mqtt?token=s3cret'], name: null, brokerLog: ['/var/log/x'] };
  const made = certificateOf({
    ...runOf([observed, trouble]),
    profile,
    target,
    baseline: { file: '/home/me/known.json', known: 0, new: [], repaired: [] },
    conditions: sampleConditions(),
  });
  expect(made.profile).toEqual({ roundTripMs: 1 });
  expect(made.target).toEqual({ urls: ['ws://h/mqtt'], name: null });
  const text = renderCertificate(
    { ...runOf([observed, trouble]), target, profile, conditions: sampleConditions() },
    { file: null },
  );
  for (const each of [text, certificateText(made)]) expect(each).not.toMatch(/\/home|s3cret|\/var/);
});

test('of reports that were put together there is none', () => {
  expect(() => certificateOf(sampleResult)).toThrow(/made of one run/);
});

const forged = (change: Partial<Certificate>): string => {
  const body = { ...certificate, ...change };
  return JSON.stringify({ ...body, sha256: digestOfBody(body) });
};

test.each([
  ['no JSON', 'hello', /^x is neither a certificate in JSON nor the page of one: /],
  ['other JSON', '[1]', /^x is no certificate of mqttspec\. Make one with/],
  ['a report', '{"schema":1,"scenarios":[]}', /^x is a report and no certificate\. Make one with/],
  ['cut off', asJson.slice(0, 400), /^x is neither/],
  ['a cut page', asPage.slice(0, asPage.indexOf('base64,') + 99), /^x is neither/],
  ['another schema', forged({ schema: 2 as 1 }), /^x has schema 2, and this mqttspec reads schema 1/],
  [
    'a changed verdict',
    asJson.replace('"verdict":"fail"', '"verdict":"pass"'),
    /^x was changed since it was made: expected the SHA-256 that it states/,
  ],
  ['a shape that is none', forged({ startedAt: 7 as unknown as string }), /^x cannot be understood: startedAt: /],
  [
    'an option that is none',
    forged({ conditions: { ...sampleConditions(), options: { ...sampleConditions().options, seed: '$(x)' } } }),
    /^x cannot be understood: conditions\.options\.seed: expected 1 to 6/,
  ],
])('%s is wrong usage, and says why', (_, text, message) => {
  expect(() => parseCertificate(text, 'x')).toThrow(
    expect.objectContaining({ code: 'MQTTSPEC_USAGE', message: expect.stringMatching(message) }),
  );
});

test('the page breaks out of nothing, and shows claim, hash and every statement', () => {
  expect(asPage).not.toContain(hostileText);
  expect(asPage).not.toMatch(/<script|<c attr/);
  for (const said of [certificate.sha256, certificate.claim.sentence, 'MQTT-3.12.4-1', 'What is not claimed'])
    expect(asPage).toContain(said);
});

test('the same again confirms it', () => {
  const repetition = repetitionOf(certificate, result, sampleConditions());
  expect(repetition).toMatchObject({ unlike: [], statements: { same: 3, different: [] }, scenarios: { same: 9 } });
  expect(repetitionLines(repetition, paletteFor(false)).at(-1)).toBe(
    'The certificate is confirmed: every verdict is the same.',
  );
});

test('what differs is told: verdicts, what is missing, the suite, the lists, the login', () => {
  const [first, ...rest] = result.scenarios;
  const changed: RunResult = {
    ...result,
    tool: { name: 'mqttspec', version: '9.0.0' },
    statements: result.statements.map((one) => ({ ...one, verdict: 'pass' })),
    scenarios: rest,
  };
  const access = { login: true, ca: false, clientCertificate: false, insecure: false };
  const here = sampleConditions({}, { statements: 'c'.repeat(64), access, baseline: 'd'.repeat(64) });
  const repetition = repetitionOf(certificate, changed, here);
  expect(repetition.scenarios.different).toEqual([
    { id: first?.id, version: first?.version, there: 'pass', here: null },
  ]);
  const told = repetitionLines(repetition, paletteFor(false)).join('\n');
  expect(told).toContain('mqttspec 0.1.0 made the certificate, and this is mqttspec 9.0.0');
  expect(told).toMatch(
    /the list of statements was another one there \(SHA-256 aaaaaaaaaaaa… there, cccccccccccc… here\)/,
  );
  expect(told).toContain('a login (--username, --password) was not given there and is given here');
  expect(told).toContain('--baseline FILE was not given there and is given here');
  expect(told).toContain('MQTT-3.1.2-24 (3.1.1): fail in the certificate, pass now');
  expect(told).toMatch(/Not confirmed: /);
});
