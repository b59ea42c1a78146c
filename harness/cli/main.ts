#!/usr/bin/env node
/** The `mqttspec` program: carries out the command line and ends with its exit code, never with a hang. */

import { isMinded } from '../runner/strays.ts';
import { failureOf } from './failure.ts';
import { createProgram } from './program.ts';

/** Says what went wrong and ends at once, whatever may still be open. */
function fail(error: unknown): void {
  const { exitCode, message } = failureOf(error);
  process.stderr.write(message, () => process.exit(exitCode));
}

// A reader that has left, as in `mqttspec list | head`, is no reason to die before the other reports are written.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.on('uncaughtException', (error) => {
  if (!isMinded()) fail(error);
});

try {
  const words = process.argv.slice(2);
  const program = await createProgram(words);
  await program.parseAsync(words, { from: 'user' });
} catch (error) {
  fail(error);
}
