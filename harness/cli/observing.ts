/** How a broker is watched: the options for its log and its metrics, and what is made of them. */

import { Option } from 'commander';
import type { Observer } from '../../reference/broker/index.ts';
import { type LogFormat, type LogLevel, logFormats, logLevels } from '../../reference/server/log-levels.ts';
import { portArgument } from './arguments.ts';

/** What was given for these options. */
export interface ObservingArguments {
  readonly log?: LogLevel;
  readonly logFormat: LogFormat;
  readonly metricsPort?: number;
}

/** The options, under one heading. */
export function observingOptions(): Option[] {
  return [
    new Option('--log <level>', 'log to stderr what happens, from this level on (default: nothing)').choices(logLevels),
    new Option('--log-format <format>', 'as text for people, or as JSON lines').choices(logFormats).default('text'),
    new Option(
      '--metrics-port <number>',
      'port for Prometheus to ask, 0 for any free one (default: not opened)',
    ).argParser(portArgument),
  ].map((option) => option.helpGroup('Watching:'));
}

/** What writes the broker's events to stderr; undefined if no log was asked for. */
export async function observerFor({ log, logFormat }: ObservingArguments): Promise<Observer | undefined> {
  if (log === undefined) return undefined;
  // Only who logs waits for the logger to be loaded.
  const { createLog, logEvents } = await import('../../reference/server/log.ts');
  const colour = process.stderr.isTTY && process.env['NO_COLOR'] === undefined;
  return logEvents(createLog({ level: log, format: logFormat, destination: process.stderr, colour }));
}
