import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { commands } from './commands.ts';
import { failureOf } from './failure.ts';
import { createProgram } from './program.ts';

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Parses a command line that ends before any command does its work. */
async function outcomeOf(...words: string[]): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  const output = {
    writeOut: (text: string) => {
      stdout += text;
    },
    writeErr: (text: string) => {
      stderr += text;
    },
  };
  const program = await createProgram(words);
  for (const command of [program, ...program.commands]) command.configureOutput(output);
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    expect(error).toBeInstanceOf(CommanderError);
    return { exitCode: failureOf(error).exitCode, stdout, stderr };
  }
  throw new Error('the command line should have been refused, or answered with help');
}

test('help and version are answers, not errors', async () => {
  expect(await outcomeOf('--help')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Exit codes:') });
  expect(await outcomeOf('--version')).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+/) });
});

test('every command explains itself, without defaults that say nothing', async () => {
  for (const { name } of commands) {
    const { exitCode, stdout } = await outcomeOf(name, '--help');
    expect({ name, exitCode }).toEqual({ name, exitCode: 0 });
    expect(stdout).toContain('Examples:');
    expect(stdout).not.toMatch(/default:\s(\[\]|\{\}|false)/);
  }
});

test('the list of commands tells of each what there is to it', async () => {
  for (const { name, usage, load } of commands) {
    const command = await load();
    expect([command.name(), command.usage()]).toEqual([name, usage]);
  }
});

test.each([
  [['run', '--nope'], /unknown option '--nope'.*See: mqttspec run --help/s],
  [['run', '--mqtt', '6'], /Expected one of 3\.1, 3\.1\.1, 5\.0/],
  [['run', '--suit', 'x'], /Did you mean --suite\?/],
  [['rnu'], /Did you mean run\?/],
  [['list', 'what'], /too many arguments/],
  [[], /Usage: mqttspec/],
])('%j is exit code 2 with a sentence', async (words, message) => {
  expect(await outcomeOf(...words)).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(message) });
});
