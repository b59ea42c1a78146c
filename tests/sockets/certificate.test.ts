/** A certificate by the command line: made, repeated by whoever has the file, contradicted by a broker that does otherwise, refused when damaged. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../reference/clock.ts';
import type { Fault } from '../../reference/faults/fault.ts';
import miscounted from '../../reference/faults/ping/miscounted.ts';
import { createFaultyBroker } from '../../reference/server/faulty-broker.ts';
import { startServer } from '../../reference/server/server.ts';
import { mqttspec } from '../support/cli.ts';

interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

async function serve(faults: readonly Fault[]): Promise<Served> {
  const broker = createFaultyBroker({ clock: systemClock }, faults);
  const server = await startServer({ broker, host: '127.0.0.1', port: 0, wsPort: null });
  const stop = async (): Promise<void> => {
    broker.stop();
    await server.close();
  };
  return { url: server.listeners[0]?.url ?? '', stop };
}

let folder: string;
let [sound, broken]: Served[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  sound = await serve([]);
  broken = await serve(miscounted.filter(({ name }) => name === 'ping-answered-twice'));
});
afterAll(async () => {
  await sound?.stop();
  await broken?.stop();
  await rm(folder, { recursive: true, force: true });
});

const login = ['--username', 'walter-the-user', '--password', 'pa55-word'];
/** Mosquitto is known to fail it. */
const departure = 'retain/as-published-changed';
const chosen = ['--mqtt', '3.1.1', '--suite', 'ping', '--framing', 'bytes', '--seed', 'q1', '--threads', '1'];

it('is made, confirmed, contradicted, and refused when it was changed', async () => {
  const [page, data] = [join(folder, 'certificate.html'), join(folder, 'certificate.json')];
  const files = ['--reporter', `certificate=${page}`, '--reporter', `certificate=${data}`];
  const made = await mqttspec('run', sound?.url ?? '', ...login, ...chosen, ...files);
  expect([made.exitCode, made.stderr]).toEqual([0, expect.stringContaining(`certificate report in ${data}`)]);
  const [asPage, asData] = [await readFile(page, 'utf8'), await readFile(data, 'utf8')];
  const { claim, conditions, statements } = JSON.parse(asData);
  expect(claim.verdict).toBe('partial');
  expect(conditions.options).toMatchObject({ framing: 'bytes', suite: ['ping'], seed: 'q1' });
  expect(statements).toContainEqual({ id: 'MQTT-3.12.4-1', version: '3.1.1', verdict: 'pass' });
  for (const secret of ['walter', 'pa55', folder]) expect(asPage + asData).not.toContain(secret);

  const confirmed = await mqttspec('run', '--from', page);
  expect(confirmed.stderr).toContain('a login (--username, --password) was given there and is not given here');
  expect(confirmed.stderr).toContain('The verdicts of the certificate are confirmed');
  expect(confirmed.exitCode).toBe(0);

  const contradicted = await mqttspec('run', '--from', data, broken?.url ?? '', ...login);
  expect(contradicted.stderr).toContain('MQTT-3.12.4-1 (3.1.1): pass in the certificate, fail now');
  expect(contradicted.stderr).toContain('ping/answered (3.1.1): pass in the certificate, warn now');
  expect(contradicted.stderr).toContain('Not confirmed: ');
  expect(contradicted.exitCode).toBe(1);

  const doubled = await mqttspec('run', '--from', data, '--framing', 'whole');
  expect(doubled).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--from takes --framing from') });
  await writeFile(data, asData.replace('"seed": "q1"', '"seed": "q2"'));
  const changed = await mqttspec('run', '--from', data);
  expect(changed).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('was changed since it was made') });
});

it('of a real broker that breaks a rule is confirmed by the same one, started again, and contradicted by one that keeps it', async () => {
  const data = join(folder, 'mosquitto.json');
  const what = [
    '--no-config',
    '--out',
    folder,
    '--mqtt',
    '5.0',
    '--scenario',
    'ping/*',
    '--scenario',
    `${departure}/*`,
  ];
  const made = await mqttspec('run', '--target', 'mosquitto', ...what, '--reporter', `certificate=${data}`);
  expect([made.exitCode, made.stderr]).toEqual([1, expect.stringContaining(`certificate report in ${data}`)]);
  expect(JSON.parse(await readFile(data, 'utf8'))).toMatchObject({
    target: { name: expect.stringMatching(/^mosquitto/) },
    claim: { verdict: 'departures' },
    conditions: { broker: { kind: 'target', name: 'mosquitto' } },
  });

  const confirmed = await mqttspec('run', '--no-config', '--out', folder, '--from', data);
  expect(confirmed.stderr).toContain('The certificate is confirmed: every verdict is the same.');
  expect(confirmed.exitCode).toBe(1);

  const contradicted = await mqttspec('run', '--no-config', '--out', folder, '--from', data, sound?.url ?? '');
  expect(contradicted.stderr).toContain('the certificate is of mosquitto');
  expect(contradicted.stderr).toContain(`${departure}/from-0 (5.0): fail in the certificate, pass now`);
  expect(contradicted.stderr).toContain('Not confirmed: ');
  expect(contradicted.exitCode).toBe(0);
});
