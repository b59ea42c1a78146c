/** Starts the brokers that we did not write, as `--target` does. */

import { readTarget } from '../../harness/config/targets.ts';
import { launch } from '../../harness/target/launch/launch.ts';
import { freePorts } from '../../harness/target/launch/ports.ts';

/** A broker that listens. */
export interface Launched {
  readonly url: string;
  readonly wsUrl: string;
  stop(): Promise<void>;
}

/** A port of loopback that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

async function launchTarget(name: string, extra: readonly string[]): Promise<Launched> {
  const { launch: definition } = (await readTarget(name)).config;
  if (typeof definition !== 'object') throw new Error(`${name} has no definition of its launch`);
  const added = ([file, text]: [string, string]): [string, string] => [file, [text, ...extra, ''].join('\n')];
  const files = Object.fromEntries(Object.entries(definition.files ?? {}).map(added));
  const { urls, stop } = await launch({ ...definition, files });
  const [url = '', wsUrl = ''] = urls;
  return { url, wsUrl, stop };
}

/** Starts mosquitto; extra lines are added to its configuration. */
export function launchMosquitto(extra: readonly string[] = []): Promise<Launched> {
  return launchTarget('mosquitto', extra);
}

/** Starts aedes. */
export function launchAedes(): Promise<Launched> {
  return launchTarget('aedes', []);
}
