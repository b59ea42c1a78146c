/** The ready-made targets: config files that come with mqttspec and tell how well-known brokers are started. */

import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nearest } from '../nearest.ts';
import { UsageError } from '../target/errors.ts';
import type { Config } from './config.ts';
import { checkConfig } from './read.ts';

/** The folder is beside package.json, wherever this is built to. */
const folder = join(dirname(createRequire(import.meta.url).resolve('mqttspec/package.json')), 'fixtures', 'targets');
const extension = '.mjs';

/** A config with a sentence on what it starts. */
export interface ReadyMade {
  readonly name: string;
  readonly summary: string;
  readonly config: Config;
}

/** Their names. */
export function targetNames(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length))
    .sort();
}

/** Reads one. Throws a UsageError when there is none of that name. */
export async function readTarget(name: string): Promise<ReadyMade> {
  const names = targetNames();
  if (!names.includes(name)) {
    const [guess] = nearest(name, names, 1);
    const advice = guess === undefined ? '' : ` Did you mean ${guess}?`;
    throw new UsageError(`There is no ready-made target "${name}"; there are ${names.join(', ')}.${advice}`);
  }
  const file = `${name}${extension}`;
  const { default: config, summary } = await import(pathToFileURL(join(folder, file)).href);
  return { name, summary, config: checkConfig(config, file) };
}
