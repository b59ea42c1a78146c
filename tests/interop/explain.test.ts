/** `mqttspec explain` as a program: on a real broker, on none, and its exit codes. */

import { expect, it } from 'vitest';
import { mqttspec } from '../support/cli.ts';
import { launchMosquitto } from '../support/launch.ts';

it('runs a scenario against a broker, and tells what came of it', async () => {
  const broker = await launchMosquitto();
  const { exitCode, stdout, stderr } = await mqttspec('explain', 'ping/answered', '--url', broker.url);
  await broker.stop();
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`run on    ${broker.url}, MQTT 5.0`);
  expect(stdout).toMatch(/a · broker {2}opened \(tcp\)/);
  expect(stdout).toMatch(/a ← broker {2}PINGRESP/);
  expect(stdout).not.toContain('\u001b');
});

it.each([
  [['ping/anwered'], 2, /Nearest: ping\/answered/],
  [['ping/answered', '--fault', 'no-such'], 2, /no fault called no-such/],
  [['ping/answered', '--mqtt', '4'], 2, /Allowed choices are 3\.1, 3\.1\.1, 5\.0/],
  [['ping/answered', '--fault', 'will-lost-always', '--url', 'mqtt://127.0.0.1:1'], 2, /give one of them/],
  [['will-lost-always', '--url', 'mqtt://127.0.0.1:1'], 2, /A fault is one of the bundled broker/],
  [['ping/answered', '--url', 'mqtt://127.0.0.1:1'], 3, /127\.0\.0\.1/],
])('%j is exit code %i with a sentence', async (args, exitCode, complaint) => {
  expect(await mqttspec('explain', ...args)).toMatchObject({
    exitCode,
    stdout: '',
    stderr: expect.stringMatching(complaint),
  });
});
