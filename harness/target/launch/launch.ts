/** Starts a broker by its command and waits until it answers. */

import { closeSync, mkdirSync, openSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UnreachableError, UsageError } from '../errors.ts';
import type { Launch } from './definition.ts';
import { readLog, tailOf } from './log.ts';
import { type FilledLaunch, fillIn, portsOf } from './placeholders.ts';
import { answers, freePorts } from './ports.ts';
import { guard, removeFolder, type Started, start, stop } from './program.ts';

/** A broker that answers. */
export interface Launched {
  readonly urls: readonly string[];
  /** How it ended before it was stopped, for people: `code 1`; null while it runs. */
  ended(): string | null;
  /** What it wrote so far. */
  log(): Promise<readonly string[]>;
  /** SIGTERM, and in the end SIGKILL, to it and all that it started; then its folder is removed. */
  stop(): Promise<void>;
}

/** Milliseconds. */
const [usualReadyMs, askAgainMs, oneAnswerMs] = [60_000, 25, 1000];
/** Lines of a broker that did not come up. */
const shownLines = 12;

const shown = ({ command }: FilledLaunch): string => command.join(' ');

function addressOf(url: string): { readonly host: string; readonly port: number } {
  if (!URL.canParse(url)) throw new UsageError(`launch: ${url} is no URL: one looks like mqtt://127.0.0.1:{port}`);
  const { protocol, hostname, port } = new URL(url);
  const usual: Record<string, number> = { 'mqtt:': 1883, 'mqtts:': 8883, 'ws:': 80, 'wss:': 443 };
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (usual[protocol] ?? 0) };
}

async function refuseOccupied(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const { host, port } = addressOf(url);
    if (await answers(host, port, oneAnswerMs))
      throw new UsageError(
        `somebody listens at ${url} already, who would be taken for the launched broker: stop that one, use {port} in the command, or leave the launching out`,
      );
  }
}

/** What keeps it from answering, for people; null when it answers. */
async function troubleOf(
  filled: FilledLaunch,
  { readyMs = usualReadyMs, install }: Launch,
  started: Started,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const deadlineMs = performance.now() + readyMs;
  for (const url of filled.urls) {
    const { host, port } = addressOf(url);
    while (!(await answers(host, port, oneAnswerMs))) {
      if (signal?.aborted) return 'the launching was called off.';
      const ended = started.ended();
      if (ended === 'code 0')
        return `${shown(filled)} ended with code 0 before it answered at ${url}: a launched broker must stay in the foreground.`;
      if (ended !== null) {
        const advice = install === undefined ? '' : ` Is it installed? ${install}.`;
        return `${shown(filled)} ended with ${ended} before it answered at ${url}.${advice}`;
      }
      if (performance.now() > deadlineMs)
        return `${shown(filled)} is running, but nobody answered at ${url} within ${readyMs / 1000} s: does it listen there?`;
      await pause(askAgainMs);
    }
  }
  return null;
}

/** What else there is to say of a launching. */
export interface LaunchOptions {
  /** Where what the broker writes goes; default: a file in its folder. */
  readonly logFile?: string | undefined;
  /** Calls it off while the broker is not up. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Launches. Rejects with a UsageError when the definition is wrong, with an UnreachableError when the broker ends or does not answer in
 * time, and with the reason of the signal when it is called off; the broker is stopped then.
 */
export async function launch(definition: Launch, { logFile, signal }: LaunchOptions = {}): Promise<Launched> {
  const names = portsOf(definition);
  const numbers = await freePorts(names.length);
  const ports = Object.fromEntries(names.map((name, index) => [name, numbers[index] ?? 0]));
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const path = logFile ?? join(folder, 'broker.log');
  try {
    const filled = fillIn(definition, folder, ports);
    await refuseOccupied(filled.urls);
    for (const [name, text] of Object.entries(filled.files)) await writeFile(join(folder, name), text);
    mkdirSync(dirname(path), { recursive: true });
    const log = openSync(path, 'w');
    const started = await start(filled.command, filled.env, definition, log).finally(() => closeSync(log));
    const callOff = guard(started, folder);
    const trouble = await troubleOf(filled, definition, started, signal);
    if (trouble !== null) {
      await stop(started);
      callOff();
      signal?.throwIfAborted();
      throw new UnreachableError(`${trouble}${tailOf(await readLog(path), shownLines)}`);
    }
    return {
      urls: filled.urls,
      ended: started.ended,
      log: () => readLog(path),
      stop: async () => {
        await stop(started);
        callOff();
        removeFolder(folder);
      },
    };
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
}
