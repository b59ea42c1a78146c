/** The traces of every scenario as a capture: tshark reads it, and finds malformed what was meant to be. */

import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSuites } from '../../harness/cli/load-suites.ts';
import { createCapture } from '../../harness/report/pcap.ts';
import { virtualResults } from '../../harness/runner/virtual-run.ts';
import type { Trace } from '../../harness/trace.ts';
import { tshark } from '../support/tshark.ts';

interface Traced {
  readonly name: string;
  /** Whether each packet, both ways, is one. */
  readonly isSound: boolean;
  /** Whether each connection tells its version before all else, as a dissector must hope. */
  readonly isIntroduced: boolean;
  readonly packets: number;
}

/** By the address that a scenario has in the capture. */
const traced = new Map<string, Traced>();
let folder: string;
let file: string;

function lookAt(name: string, trace: Trace): Traced {
  const packets = trace.flatMap((event) => (event.kind === 'packet' ? event.packet : []));
  const clients = [...new Set(trace.map(({ client }) => client))];
  const firsts = clients.map((name) => trace.find(({ client, kind }) => client === name && kind === 'packet'));
  return {
    name,
    isSound: packets.every(({ type }) => type !== 'violation'),
    isIntroduced: firsts.every((event) => event?.kind !== 'packet' || event.packet.type === 'connect'),
    packets: packets.length,
  };
}

/** The scenario of each frame that the filter lets through. */
async function scenariosOf(filter: string): Promise<readonly (Traced | undefined)[]> {
  const frames = await tshark(file, filter, ['ip.src', 'ip.dst']);
  return frames.map(([from = '', to = '']) => traced.get(from.startsWith('10.') ? from : to));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  file = join(folder, 'all.pcapng');
  const capture = createCapture(0);
  await writeFile(file, capture.header);
  for await (const result of virtualResults({ scenarios: await loadSuites(), versions: null })) {
    if (result.trace.length === 0) continue;
    const number = traced.size + 1;
    const address = `10.${number >>> 16}.${(number >>> 8) & 0xff}.${number & 0xff}`;
    traced.set(address, lookAt(`${result.id} (${result.version})`, result.trace));
    await appendFile(file, capture.add(result));
  }
}, 1_200_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a capture of every scenario', () => {
  it('has no malformed frame but where the scenario sends what is malformed, or never says its version', async () => {
    const malformed = await scenariosOf('_ws.malformed');
    const unmeant = malformed.filter((one) => one === undefined || (one.isSound && one.isIntroduced));
    expect(unmeant.map((one) => one?.name)).toEqual([]);
    expect(malformed.length).toBeGreaterThan(50);
  });

  it('has each packet of the scenarios that send no other bytes, and no more', async () => {
    const counted = new Map<string, number>();
    for (const [from = '', to = '', types = ''] of await tshark(file, 'mqtt', ['ip.src', 'ip.dst', 'mqtt.msgtype'])) {
      const address = from.startsWith('10.') ? from : to;
      counted.set(address, (counted.get(address) ?? 0) + types.split(',').length);
    }
    const sound = [...traced].filter(([, { isSound, isIntroduced }]) => isSound && isIntroduced);
    const differing = sound.filter(([address, { packets }]) => packets !== (counted.get(address) ?? 0));
    expect(differing.map(([address, { name, packets }]) => [name, packets, counted.get(address)])).toEqual([]);
    expect(sound.length).toBeGreaterThan(1000);
  });

  it('has right checksums, and sequence numbers without gaps', async () => {
    const wrong = 'ip.checksum.status == 0 or tcp.checksum.status == 0 or tcp.analysis.flags';
    expect(await scenariosOf(wrong)).toEqual([]);
  });
});
