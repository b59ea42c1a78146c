/** Reads a config file: finds it, loads it whatever it is written in, and says of each mistake where it is. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { UsageError } from '../target/errors.ts';
import type { Config } from './config.ts';
import { configSchema } from './schema.ts';

/** The names under which it is found without being named. */
const fileNames = ['ts', 'js', 'mjs', 'json'].map((extension) => `mqttspec.config.${extension}`);

/** The file in that folder; undefined when there is none. Throws a UsageError when there are two. */
export function findConfig(folder: string): string | undefined {
  const [found, other] = fileNames.filter((name) => existsSync(join(folder, name)));
  if (other !== undefined)
    throw new UsageError(`there are both ${found} and ${other}: keep one of them, or name one with --config`);
  return found === undefined ? undefined : join(folder, found);
}

async function load(path: string): Promise<unknown> {
  try {
    if (extname(path) === '.json') return JSON.parse(await readFile(path, 'utf8'));
    const { createJiti } = await import('jiti');
    const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false });
    return await jiti.import(path, { default: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${path} cannot be read as a config file: ${why}`, { cause });
  }
}

/** `launch.files["a.conf"]`. */
function pathOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => key);
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_]\w*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
    return path === '' ? name : `${path}.${name}`;
  }, '');
}

/** Checks what a config file holds; `name` is for people. Throws a UsageError with a line for each mistake. */
export function checkConfig(value: unknown, name: string): Config {
  return checkAgainst(configSchema, value, name) as Config;
}

/** Checks a value that people wrote; `name` is for them. Throws a UsageError with a line for each mistake. */
export function checkAgainst<const S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  name: string,
): v.InferOutput<S> {
  const checked = v.safeParse(schema, value);
  if (checked.success) return checked.output;
  const lines = checked.issues.map((issue) => [pathOf(issue), issue.message].filter((part) => part !== '').join(': '));
  throw new UsageError(lines.length === 1 ? `${name}: ${lines[0]}` : `${name}:\n  ${lines.join('\n  ')}`);
}

/** The config with its paths made absolute, from the folder of its file. */
function settledIn(folder: string, config: Config): Config {
  const placed = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(folder, path);
  const { tls, launch, baseline, out, reporters } = config;
  const launching = typeof launch === 'string' ? { command: launch } : launch;
  return {
    ...config,
    baseline: placed(baseline),
    out: placed(out),
    reporters: reporters?.map((reporter) => {
      const at = reporter.indexOf('=');
      return at < 0 ? reporter : `${reporter.slice(0, at)}=${resolve(folder, reporter.slice(at + 1))}`;
    }),
    tls: tls && { ...tls, ca: placed(tls.ca), cert: placed(tls.cert), key: placed(tls.key) },
    launch: launching && { ...launching, cwd: resolve(folder, launching.cwd ?? '.') },
  };
}

/** Reads that file. Throws a UsageError that says what is wrong in it, and where. */
export async function readConfig(file: string): Promise<Config> {
  const path = resolve(file);
  if (!existsSync(path))
    throw new UsageError(
      `there is no config file ${file}; it is one of ${fileNames.join(', ')}, or any that --config names`,
    );
  return settledIn(dirname(path), checkConfig(await load(path), basename(path)));
}
