/** mosquitto_pub, mosquitto_sub and mosquitto_rr, by the command lines that people type. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Child, startChild } from './child.ts';
import { findProgram } from './programs.ts';

/** The command line clients, sent to one broker. */
export interface MosquittoClients {
  /** Starts a line of the shell, its output unbuffered. */
  start(line: string): Child;
  /** Starts mosquitto_sub and waits until it is subscribed. */
  subscribe(line: string): Promise<Child>;
  /** Runs mosquitto_pub to its end, which must be a good one. */
  publish(line: string): Promise<void>;
  close(): Promise<void>;
}

const programs = ['mosquitto_pub', 'mosquitto_sub', 'mosquitto_rr'] as const;

/**
 * Sends them to a port. They read default options from a file: so the lines can stand exactly as they are typed,
 * without -p.
 */
export async function directMosquittoClients(port: number): Promise<MosquittoClients> {
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-interop-'));
  const address = `-h 127.0.0.1\n-p ${port}\n`;
  for (const program of programs) {
    await writeFile(join(folder, program), program === 'mosquitto_sub' ? `${address}-d\n` : address);
  }

  const start = (line: string): Child => {
    const program = programs.find((name) => line.startsWith(`${name} `));
    if (program === undefined) throw new Error(`unexpected ${line}`);
    findProgram(program);
    return startChild(findProgram('stdbuf'), ['-oL', 'sh', '-c', `exec ${line}`], { XDG_CONFIG_HOME: folder });
  };
  return {
    start,
    subscribe: async (line) => {
      const child = start(line);
      await child.line((text) => text.startsWith('Subscribed'));
      return child;
    },
    publish: async (line) => {
      const child = start(line);
      expect([await child.exit, child.complaints()]).toEqual([0, '']);
    },
    close: () => rm(folder, { recursive: true }),
  };
}

/** The next message that mosquitto_sub prints, which is what its debug lines are not. */
export const printed = (child: Child): Promise<string> =>
  child.line((text) => !text.startsWith('Client ') && !text.startsWith('Subscribed'));
