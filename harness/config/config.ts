/** The config file `mqttspec.config.ts|js|mjs|json`: what can stand in it, for those who write one. */

import type { Version } from '../../reference/codec/version.ts';
import type { Declarations } from '../declarations.ts';
import type { Launch } from '../target/launch/definition.ts';

/** The command line beats all of it. Paths are relative to the file's folder. */
export interface Config {
  /** Endpoints of the broker, one for each transport; default: where `launch` says that it listens. */
  readonly urls?: readonly string[] | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly tls?: TlsConfig | undefined;
  /** Versions to judge; default: all that the broker speaks. */
  readonly mqtt?: readonly Version[] | undefined;
  /** What the broker is configured to do and cannot tell, or tells wrongly; beats what discovery finds. */
  readonly needs?: Declarations | undefined;
  readonly timeouts?: TimeoutsConfig | undefined;
  /** Scenarios at the same time. */
  readonly concurrency?: number | undefined;
  /** Globs of what is to be run; default: everything. */
  readonly suite?: readonly string[] | undefined;
  readonly scenario?: readonly string[] | undefined;
  readonly statement?: readonly string[] | undefined;
  /** Adds the scenarios that take long. */
  readonly slow?: boolean | undefined;
  /** Warnings fail. */
  readonly strict?: boolean | undefined;
  /** File of the failures that are known. */
  readonly baseline?: string | undefined;
  /** As `--reporter` takes them: `console`, `junit=report.xml`. */
  readonly reporters?: readonly string[] | undefined;
  /** Folder of reports without a file of their own. */
  readonly out?: string | undefined;
  /** How the broker is started for the run and stopped behind it: a definition, or the command line alone. */
  readonly launch?: Launch | string | undefined;
}

/** Files in PEM form. */
export interface TlsConfig {
  /** Certificates to trust. */
  readonly ca?: string | undefined;
  /** The client's certificate, and the key that belongs to it. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Accept any certificate. */
  readonly insecure?: boolean | undefined;
}

/** Milliseconds. */
export interface TimeoutsConfig {
  /** An answer is waited for at least so long; default 3,000, and more where the round trip is long. */
  readonly answerMs?: number | undefined;
}

/** Gives the config back: `export default defineConfig({ … })` is checked and completed by the editor. */
export function defineConfig(config: Config): Config {
  return config;
}
