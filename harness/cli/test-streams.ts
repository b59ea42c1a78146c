/** For tests of commands: streams in the place of the process's own, and what was written to them. */

import { PassThrough } from 'node:stream';
import type { Surroundings } from './reports.ts';

/** The surroundings of a command that is tested, without a terminal. */
export interface TestSurroundings extends Surroundings {
  /** All that was written so far. */
  written(): { readonly stdout: string; readonly stderr: string };
}

/** Makes surroundings with an empty environment. */
export function testSurroundings(): TestSurroundings {
  const [stdout, stderr] = [gather(), gather()];
  return {
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: {},
    written: () => ({ stdout: stdout.text(), stderr: stderr.text() }),
  };
}

function gather(): { readonly stream: NodeJS.WriteStream; text(): string } {
  const stream = new PassThrough();
  let text = '';
  // Read at once, for a stream that is full keeps its writer waiting.
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}
