/** A hand-made run for the tests of reporters: every verdict, two versions, and text that tries to break out of a report. */

import { fromHex } from '../../reference/codec/hex.ts';
import type { Packet } from '../../reference/codec/packet.ts';
import { type Violation, violation } from '../../reference/codec/violation.ts';
import type { RunResult, ScenarioResult } from '../result.ts';
import type { PacketEvent, Trace } from '../trace.ts';
import { verdicts } from '../verdict.ts';

/** Text with what TAP, XML, YAML and terminals each give a meaning to. */
export const hostileText =
  'a # SKIP b \\ <c attr="d">&amp;]]> \u0000\u001b[31m\nok 99 - forged\r\u202e\ud800 "e" \'f\' {';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A packet in a trace. */
export function packetEvent(
  atMs: number,
  direction: 'out' | 'in',
  packet: Packet | Violation,
  hex: string,
): PacketEvent {
  return { kind: 'packet', atMs, client: 'a', direction, packet, bytes: fromHex(hex) };
}

const connect: Packet = {
  type: 'connect',
  version: '3.1.1',
  cleanStart: true,
  keepAlive: 2,
  clientId: 'c1',
  userName: 'u1',
  password: bytesOf('s3cret'),
};

const silentClient: Trace = [
  { kind: 'opened', atMs: 0, client: 'a', version: '3.1.1', transport: 'tcp' },
  packetEvent(
    0.4,
    'out',
    connect,
    '10 1a 00 04 4d 51 54 54 04 c2 00 02 00 02 63 31 00 02 75 31 00 06 73 33 63 72 65 74',
  ),
  packetEvent(1.9, 'in', { type: 'connack', sessionPresent: false, reasonCode: 0 }, '20 02 00 00'),
  packetEvent(2.1, 'out', { type: 'pingreq' }, 'c0 00'),
  packetEvent(2.8, 'in', { type: 'pingresp' }, 'd0 00'),
  { kind: 'closed', atMs: 9004.2, client: 'a', how: 'cut-by-us', detail: '' },
];

const hello: Packet = { type: 'publish', dup: true, qos: 0, retain: false, topic: 't/x', payload: bytesOf('hello') };
const badDup = violation('malformed-packet', 0, 'MQTT-3.3.1-2', 'DUP 0 on QoS 0', 'DUP 1');

const duplicate: Trace = [
  { kind: 'opened', atMs: 0, client: 'a', version: '3.1.1', transport: 'tcp' },
  packetEvent(1, 'out', hello, '30 0a 00 03 74 2f 78 68 65 6c 6c 6f'),
  packetEvent(2.5, 'in', badDup, '38 0a 00 03 74 2f 78 68 65 6c 6c 6f'),
  { kind: 'closed', atMs: 3, client: 'a', how: 'end', detail: 'code 1000' },
];

/** A scenario that passed, with what the test cares about put over it. */
export function sampleScenario(changes: Partial<ScenarioResult> = {}): ScenarioResult {
  const id = changes.id ?? 'keep-alive/pingreq-answered';
  return {
    id,
    title: 'A PINGREQ is answered',
    suite: id.slice(0, id.indexOf('/')),
    lesson: 'A ping shows that the other side is there.',
    version: '3.1.1',
    transport: 'tcp',
    statements: ['MQTT-3.12.4-1'],
    verdict: 'pass',
    reason: null,
    basis: null,
    broken: [],
    findings: [],
    durationMs: 12.4,
    observations: {},
    trace: [],
    wasHeard: true,
    ...changes,
  };
}

/** A scenario that departed, its first finding at `eventIndex` of its trace. */
export function departed(
  verdict: 'fail' | 'warn',
  changes: Partial<ScenarioResult> & { readonly reason: string },
  eventIndex: number | null = null,
): ScenarioResult {
  const { reason, basis = 'explicit', broken = [] } = changes;
  const finding = { by: 'body', severity: verdict, basis: basis ?? 'explicit', reason, statements: broken, eventIndex };
  return sampleScenario({ verdict, basis, findings: [finding], statements: broken, ...changes });
}

const scenarios: readonly ScenarioResult[] = [
  sampleScenario({ trace: silentClient.slice(0, 5) }),
  sampleScenario({ id: 'keep-alive/pingreq-answered', version: '5.0' }),
  departed('fail', {
    id: 'keep-alive/silent-client',
    title: 'A client silent for one and a half Keep Alive periods is cut off',
    reason: 'expected the connection closed 3000 ms after the last packet, got it still open after 9000 ms',
    broken: ['MQTT-3.1.2-24'],
    trace: silentClient,
    durationMs: 9004,
  }),
  sampleScenario({ id: 'publish/plain', version: '3.1', statements: [] }),
  departed(
    'fail',
    {
      id: 'publish/qos-0-dup',
      title: 'DUP is 0 on QoS 0',
      reason: `expected DUP 0, got ${hostileText}`,
      basis: 'derived',
      broken: ['MQTT-3.3.1-2'],
      trace: duplicate,
    },
    2,
  ),
  departed('warn', {
    id: 'session/stray-ack',
    reason: 'expected the connection closed, got it tolerated',
    trace: duplicate.slice(0, 2),
  }),
  sampleScenario({
    id: 'websocket/subprotocol',
    verdict: 'skip',
    reason: 'needs a WebSocket endpoint',
    statements: ['MQTT-6.0.0-3'],
  }),
  sampleScenario({
    id: 'websocket/text-frame',
    verdict: 'skip',
    reason: 'needs a WebSocket endpoint',
    statements: ['MQTT-6.0.0-1'],
  }),
  sampleScenario({
    id: 'will/after-reset',
    verdict: 'inconclusive',
    reason: 'the connection was refused before anything could be judged',
    trace: [{ kind: 'closed', atMs: 1, client: 'a', how: 'reset', detail: 'ECONNRESET' }],
  }),
];

/** A run with these scenarios, counted. */
export function runOf(judged: readonly ScenarioResult[]): RunResult {
  const counts = verdicts.map((verdict) => [verdict, judged.filter((scenario) => scenario.verdict === verdict).length]);
  return {
    tool: { name: 'mqttspec', version: '0.1.0' },
    target: { urls: ['mqtt://127.0.0.1:1883'], name: 'samplebroker 1.0' },
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 9321.7,
    summary: Object.fromEntries(counts) as RunResult['summary'],
    scenarios: judged,
    statements: [
      { id: 'MQTT-3.1.2-24', version: '3.1.1', verdict: 'fail', scenarios: ['keep-alive/silent-client'] },
      { id: 'MQTT-3.3.1-2', version: '3.1.1', verdict: 'fail', scenarios: ['publish/qos-0-dup'] },
      { id: 'MQTT-3.12.4-1', version: '3.1.1', verdict: 'pass', scenarios: ['keep-alive/pingreq-answered'] },
    ],
    profile: { 'round trip in ms': 1.2, 'overlapping subscriptions': 'one copy' },
  };
}

/** A run in which each verdict occurs. */
export const sampleResult: RunResult = runOf(scenarios);
