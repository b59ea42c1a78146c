/** What a command that could not do its work says, and the exit code with which it ends. */

import { CommanderError } from 'commander';

/** Exit codes beside those of a judged run, which are in report/exit-code.ts. */
const exitCodes = {
  usage: 2,
  unreachable: 3,
  /** Our own bug; 1 would say that the target failed. EX_SOFTWARE of sysexits. */
  bug: 70,
} as const;

/** How a command ended that threw. */
export interface Failure {
  readonly exitCode: number;
  /** For stderr, ending in a line break; empty when all has been said. */
  readonly message: string;
}

/** Reads an error that came out of a command. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) {
    // Commander has written its message, or the help that was asked for.
    return { exitCode: error.exitCode === 0 ? 0 : exitCodes.usage, message: '' };
  }
  const message = error instanceof Error ? error.message : String(error);
  switch (error instanceof Error && 'code' in error ? error.code : null) {
    case 'MQTTSPEC_USAGE':
      return { exitCode: exitCodes.usage, message: `mqttspec: ${message}\n` };
    case 'MQTTSPEC_UNREACHABLE':
      return { exitCode: exitCodes.unreachable, message: `mqttspec: ${message}\n` };
    default: {
      const stack = error instanceof Error ? (error.stack ?? message) : message;
      return {
        exitCode: exitCodes.bug,
        message: `mqttspec: this is a bug of mqttspec, not of your broker\n${stack}\n`,
      };
    }
  }
}
