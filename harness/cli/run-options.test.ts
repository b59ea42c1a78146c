import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { type RunArguments, rerunCommand, runOptions } from './run-options.ts';
import { readPem } from './target-options.ts';

interface Parsed {
  readonly urls: readonly string[];
  readonly given: RunArguments;
}

function parse(...words: string[]): Parsed {
  let parsed: Parsed | null = null;
  const command = runOptions()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .action((urls: readonly string[], given: RunArguments) => {
      parsed = { urls, given };
    });
  command.parse(words, { from: 'user' });
  if (parsed === null) throw new Error('the action should have been called');
  return parsed;
}

test('nothing given means the bundled broker, all versions, the console', () => {
  const { urls, given } = parse();
  expect(urls).toEqual([]);
  expect(given).toMatchObject({ mqtt: [], reporter: [], out: 'reports', strict: false, slow: false, framing: 'whole' });
});

test('repeatable options gather', () => {
  const { urls, given } = parse(
    ...['mqtt://h', 'ws://h', '--mqtt', '3.1', '--mqtt', '5.0', '--mqtt', '3.1', '--suite', 'a', '--suite', 'b'],
    ...[
      '--reporter',
      'tap',
      '--reporter',
      'json=x',
      '--declare',
      'retained-expiry=8',
      '--declare',
      'session-expiry=0.5',
      '--declare',
      'enhanced-authentication=SCRAM-SHA-256',
    ],
  );
  expect(urls).toEqual(['mqtt://h', 'ws://h']);
  expect(given).toMatchObject({
    mqtt: ['3.1', '5.0'],
    suite: ['a', 'b'],
    reporter: ['tap', 'json=x'],
    declare: { 'retained-expiry': 8, 'session-expiry': 0.5, 'enhanced-authentication': 'SCRAM-SHA-256' },
  });
});

test.each([
  ['--mqtt', '4'],
  ['--concurrency', '0'],
  ['--framing', 'odd'],
  ['--declare', 'retained-expiry'],
  ['--declare', 'retained-expiry=-1'],
  ['--declare', 'colour=8'],
  ['--declare', 'enhanced-authentication='],
  ['--declare', 'enhanced-authentication'],
  ['--nonsense', ''],
])('%s %s is refused', (...words) => {
  expect(() => parse(...words)).toThrow(CommanderError);
});

test('running one again repeats the circumstances, quoted for a shell, and no password', () => {
  const { given } = parse(
    ...['--declare', 'retained-expiry=8', '--framing', 'bytes', '--slow', '--insecure'],
    ...['--username', "o'neil", '--password', 'secret'],
  );
  expect(rerunCommand(['mqtt://h:1883'], given, { id: 'a/b', version: '3.1.1' })).toBe(
    "mqttspec run mqtt://h:1883 --scenario a/b --mqtt 3.1.1 --declare retained-expiry=8 --slow --framing bytes --insecure --username 'o'\\''neil' --password ...",
  );
  expect(rerunCommand([], parse().given, { id: 'a/b', version: '5.0' })).toBe('mqttspec run --scenario a/b --mqtt 5.0');
});

test('a file of certificates that is not there is wrong usage', async () => {
  await expect(readPem('--ca', 'no/such/file.pem')).rejects.toMatchObject({ code: 'MQTTSPEC_USAGE' });
});
