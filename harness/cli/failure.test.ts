import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { UnreachableError, UsageError } from '../target/errors.ts';
import { failureOf } from './failure.ts';

test('wrong usage is 2, an unreachable target 3, each with its sentence', () => {
  expect(failureOf(new UsageError('no such thing'))).toEqual({ exitCode: 2, message: 'mqttspec: no such thing\n' });
  expect(failureOf(new UnreachableError('nobody there'))).toEqual({ exitCode: 3, message: 'mqttspec: nobody there\n' });
});

test('what commander has told is not told again; help is no error', () => {
  expect(failureOf(new CommanderError(1, 'commander.unknownOption', 'unknown option'))).toEqual({
    exitCode: 2,
    message: '',
  });
  expect(failureOf(new CommanderError(0, 'commander.helpDisplayed', 'help'))).toEqual({ exitCode: 0, message: '' });
});

test('anything else is our bug, with its stack, and never the exit code of a failing broker', () => {
  expect(failureOf(new TypeError('oops'))).toEqual({
    exitCode: 70,
    message: expect.stringMatching(/a bug of mqttspec.*\nTypeError: oops\n {4}at /s),
  });
  expect(failureOf('thrown text').exitCode).toBe(70);
});
