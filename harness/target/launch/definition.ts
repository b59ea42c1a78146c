/** How a broker is started: what a config file says under `launch`, and a ready-made target too. */

/**
 * In the command, the environment, the files and the URLs `{dir}` stands for a new folder that goes when the broker does, and
 * `{port}`, `{wsPort}`, `{tlsPort}`, `{wssPort}` and any other name that ends in `Port` for a free port of loopback.
 */
export interface Launch {
  /** The program and its arguments: one line as it is typed, quotes heeded and no shell in between, or word by word. */
  readonly command: string | readonly string[];
  /** Where it then listens; default: `mqtt://127.0.0.1:{port}`, and with `{wsPort}` `ws://127.0.0.1:{wsPort}/mqtt`, and so on. */
  readonly urls?: readonly string[] | undefined;
  /** Files to write into `{dir}`, by name. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  /** Beside the environment of mqttspec. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Default: the folder of the config file; of a command line, where it was typed. */
  readonly cwd?: string | undefined;
  /** Milliseconds within which all URLs must answer; default 60,000. */
  readonly readyMs?: number | undefined;
  /** What to install where the program is missing, for people. */
  readonly install?: string | undefined;
}
