import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkConfig, findConfig, readConfig } from './read.ts';

describe('checkConfig', () => {
  it('takes all that there is', () => {
    const config = {
      urls: ['mqtt://127.0.0.1'],
      username: 'me',
      password: '',
      tls: { ca: 'ca.pem', cert: 'me.pem', key: 'me.key', insecure: false },
      mqtt: ['3.1.1', '5.0'],
      needs: { 'retained-expiry': 60, 'maximum-qos': 1, 'shared-subscriptions': false },
      timeouts: { answerMs: 500 },
      concurrency: 8,
      scenario: ['will/*'],
      slow: true,
      reporters: ['console', 'json=a.json'],
      launch: { command: ['mosquitto', '-p', '{port}'], env: { A: 'b' }, readyMs: 5000 },
    };
    expect(checkConfig(config, 'x.json')).toEqual(config);
  });

  it.each([
    [{ concurency: 4 }, 'concurency: there is no such key: did you mean concurrency?'],
    [{ launch: { comand: 'x' } }, 'launch.comand: there is no such key: did you mean command?'],
    [{ launch: {} }, 'launch.command: is missing'],
    [{ launch: 4 }, 'launch: expected an object with command, '],
    [{ launch: { command: 'x', readyMs: '5' } }, 'launch.readyMs: expected milliseconds from 1 to 3600000, got "5"'],
    [{ launch: { command: ['x', 1] } }, 'launch.command[1]: expected a word of a command, got 1'],
    [
      { launch: { command: 'x', files: { 'a.conf': 1 } } },
      'launch.files["a.conf"]: expected the content of a file, got 1',
    ],
    [{ mqtt: ['4'] }, 'mqtt[0]: expected one of 3.1, 3.1.1, 5.0, got "4"'],
    [{ urls: 'mqtt://a' }, 'urls: expected a list of URLs, got "mqtt://a"'],
    [{ tls: { insecure: 'yes' } }, 'tls.insecure: expected true or false, got "yes"'],
    [{ needs: { 'maximum-qos': 3 } }, 'needs["maximum-qos"]: expected a whole number from 0 to 2, got 3'],
    [
      { needs: { 'retained-expiri': 3 } },
      'needs["retained-expiri"]: there is no such key: did you mean retained-expiry?',
    ],
    [{ concurrency: 0 }, 'concurrency: expected a whole number from 1 to 1000, got 0'],
    ['nonsense', 'expected an object with urls, '],
  ])('says where %j is wrong, what was expected and what came', (config, sentence) => {
    expect(() => checkConfig(config, 'x.json')).toThrow(sentence);
  });

  it('tells all mistakes, each in a line', () => {
    expect(() => checkConfig({ slow: 1, urs: [] }, 'x.json')).toThrow(
      /^x\.json:\n {2}.*slow.*\n {2}.*urs|^x\.json:\n {2}.*urs.*\n {2}.*slow/,
    );
  });
});

describe('a config file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

  it.each([
    ['mqttspec.config.ts', 'const slow: boolean = true; export default { slow, tls: { ca: "a/ca.pem" } };'],
    ['mqttspec.config.js', 'export default { slow: true, tls: { ca: "a/ca.pem" } };'],
    ['mqttspec.config.mjs', 'export default { slow: true, tls: { ca: "a/ca.pem" } };'],
    ['mqttspec.config.json', '{ "slow": true, "tls": { "ca": "a/ca.pem" } }'],
  ])('%s is found and read, and its paths start at its folder', async (name, text) => {
    await write(name, text);
    const file = findConfig(folder);
    expect(file).toBe(join(folder, name));
    expect(await readConfig(join(folder, name))).toMatchObject({ slow: true, tls: { ca: join(folder, 'a/ca.pem') } });
  });

  it('there may be none, but not two', async () => {
    expect(findConfig(folder)).toBeUndefined();
    await write('mqttspec.config.ts', '');
    await write('mqttspec.config.json', '');
    expect(() => findConfig(folder)).toThrow(/both mqttspec\.config\.ts and mqttspec\.config\.json/);
  });

  it('that is not there, is broken or throws is told by name', async () => {
    await expect(readConfig(join(folder, 'none.json'))).rejects.toThrow(/there is no config file .*none\.json/);
    await write('a.json', '{ "slow": ');
    await expect(readConfig(join(folder, 'a.json'))).rejects.toThrow(/a\.json cannot be read as a config file/);
    await write('b.ts', 'throw new Error("mine");');
    await expect(readConfig(join(folder, 'b.ts'))).rejects.toThrow(/b\.ts cannot be read as a config file: mine/);
    await write('c.ts', 'export default { slow: 1 };');
    await expect(readConfig(join(folder, 'c.ts'))).rejects.toMatchObject({
      code: 'MQTTSPEC_USAGE',
      message: 'c.ts: slow: expected true or false, got 1',
    });
  });
});
