import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificateOf } from '../../certificate/certificate.ts';
import { sampleConditions } from '../../certificate/sample-conditions.ts';
import { certificateText } from '../../certificate/text.ts';
import type { BrokerOrigin } from '../../conditions.ts';
import { sampleResult } from '../../report/sample-result.ts';
import { type RunArguments, runOptions } from '../run-options.ts';
import { followed, openCertificate } from './follow.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(broker: BrokerOrigin): Promise<string> {
  const file = join(folder, `${broker.kind}.json`);
  const conditions = sampleConditions({ framing: 'bytes', mqtt: ['5.0'], answerMs: 500, concurrency: 8 }, { broker });
  await writeFile(file, certificateText(certificateOf({ ...sampleResult, conditions })));
  return file;
}

function typed(...words: string[]): Command {
  const command = runOptions().action(() => undefined);
  return command.parse(words, { from: 'user' });
}

const open = async (broker: BrokerOrigin, ...words: string[]) => {
  const command = typed(...words);
  return { command, ...(await openCertificate(await written(broker), command.args, command)) };
};

test('the broker is the one at the URL that is typed, else that of the certificate', async () => {
  expect((await open({ kind: 'url' })).urls).toEqual(['mqtt://127.0.0.1:1883']);
  expect((await open({ kind: 'url' }, 'mqtt://other')).urls).toEqual(['mqtt://other']);
  expect((await open({ kind: 'url' }, '--target', 'aedes')).urls).toEqual([]);
  const bundled = await open({ kind: 'bundled' });
  expect([bundled.urls, bundled.command.opts()['config']]).toEqual([[], false]);
  const named = { kind: 'target', name: 'mosquitto' } as const;
  expect((await open(named)).command.opts()['target']).toBe('mosquitto');
  expect((await open(named, 'mqtt://other')).command.opts()['target']).toBeUndefined();
});

test('options are those of the certificate, but what belongs to the machine may be typed', async () => {
  const settle = async (...words: string[]): Promise<RunArguments> => {
    const { command, certificate, urls } = await open({ kind: 'url' }, ...words);
    const given = command.opts<RunArguments>();
    return followed({ urls, given, launch: null, configFile: null }, certificate, command).given;
  };
  const shaped = { framing: 'bytes', mqtt: ['5.0'], slow: true, seed: 'abc123' };
  expect(await settle()).toMatchObject({ ...shaped, answerMs: 500, concurrency: 8 });
  expect(await settle('--concurrency', '2', '--answer-ms', '900', '--username', 'me')).toMatchObject({
    ...shaped,
    answerMs: 900,
    concurrency: 2,
    username: 'me',
  });
});

test.each([['--mqtt', '5.0'], ['--suite', 'qos'], ['--slow'], ['--seed', 'x'], ['--declare', 'maximum-qos=1']])(
  '%s is not for the command line as well',
  async (...words) => {
    await expect(open({ kind: 'url' }, ...words)).rejects.toMatchObject({
      code: 'MQTTSPEC_USAGE',
      message: expect.stringContaining(`--from takes ${words[0]} from the certificate`),
    });
  },
);

test('a broker that a command launched needs one again', async () => {
  const { command, certificate, urls } = await open({ kind: 'command' });
  const settled = { urls, given: command.opts<RunArguments>(), launch: null, configFile: null };
  expect(() => followed(settled, certificate, command)).toThrow(/was launched by a command, which it does not tell/);
});

test('a file that is not there is wrong usage', async () => {
  const command = typed();
  await expect(openCertificate(join(folder, 'none.json'), [], command)).rejects.toMatchObject({
    code: 'MQTTSPEC_USAGE',
  });
});
