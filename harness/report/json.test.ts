import { expect, test } from 'vitest';
import { renderJson } from './json.ts';
import { hostileText, sampleResult } from './sample-result.ts';

const report = JSON.parse(renderJson(sampleResult, { allTraces: false }));
const byId = (id: string): Record<string, unknown> => report.scenarios.find((entry: { id: string }) => entry.id === id);

test('the head is that of schema 1', () => {
  expect(report).toMatchObject({
    schema: 1,
    tool: { name: 'mqttspec', version: '0.1.0' },
    target: { urls: ['mqtt://127.0.0.1:1883'], name: 'samplebroker 1.0' },
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 9322,
    summary: { pass: 3, fail: 2, warn: 1, skip: 2, inconclusive: 1 },
    statements: sampleResult.statements,
    profile: sampleResult.profile,
  });
  expect(report.scenarios).toHaveLength(9);
});

test('a scenario has every field that is promised', () => {
  expect(byId('keep-alive/silent-client')).toMatchObject({
    id: 'keep-alive/silent-client',
    title: 'A client silent for one and a half Keep Alive periods is cut off',
    suite: 'keep-alive',
    version: '3.1.1',
    transport: 'tcp',
    statements: ['MQTT-3.1.2-24'],
    verdict: 'fail',
    basis: 'explicit',
    durationMs: 9004,
    observations: {},
  });
  expect(byId('websocket/text-frame')).toMatchObject({ reason: 'needs a WebSocket endpoint', basis: null });
  expect(byId('publish/qos-0-dup')).toMatchObject({ reason: expect.stringContaining(hostileText.slice(0, 20)) });
});

test('a trace entry has time, client, direction, packet and hex; bytes are hex, and text where they are', () => {
  const { trace } = byId('keep-alive/silent-client') as { trace: readonly unknown[] };
  expect(trace[0]).toEqual({
    atMs: 0,
    client: 'a',
    direction: 'out',
    packet: { type: 'opened', version: '3.1.1', transport: 'tcp' },
    hex: '',
  });
  expect(trace[1]).toMatchObject({ atMs: 0.4, client: 'a', direction: 'out', hex: expect.stringMatching(/^10 1a 00/) });
  expect(trace[1]).toMatchObject({
    packet: { type: 'connect', password: { hex: '73 33 63 72 65 74', text: 's3cret' } },
  });
  expect(trace.at(-1)).toMatchObject({ direction: 'out', packet: { type: 'closed', how: 'cut-by-us' }, hex: '' });
});

test('traces of what passed are there only when wanted', () => {
  expect(byId('keep-alive/pingreq-answered')['trace']).toEqual([]);
  const all = JSON.parse(renderJson(sampleResult, { allTraces: true }));
  expect(all.scenarios[0].trace).toHaveLength(5);
});
