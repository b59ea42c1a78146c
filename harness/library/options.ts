/** What `run()` can be told: what a config file says, and what else the command line says of a run. */

import type { Config } from '../config/config.ts';
import type { Scenario } from '../scenario.ts';
import type { Framing } from '../stage.ts';

/**
 * A config file's content will do: `reporters` and `out` are for the command, since `run()` gives its report back; all else means the same
 * in both. Paths are relative to the working directory. Without `urls`, `target` or `launch` the bundled reference broker is judged.
 */
export interface RunOptions extends Config {
  /** A well-known broker to start as it is installed here: `mosquitto`, … `mqttspec run --target list` tells which. */
  readonly target?: string | undefined;
  /**
   * Scenarios of your own, run beside the suites: what `scenario()` or `matrix()` gave, or places as `--scenarios` takes them. With `suite`
   * or `scenario` those alone are run that they name.
   */
  readonly scenarios?: readonly (Scenario | string)[] | undefined;
  /** Runs everything so often: a scenario whose verdicts differ is flaky, and counts as the worst of them. */
  readonly repeat?: number | undefined;
  /** Ends the run after so many failures. */
  readonly bail?: number | undefined;
  /** Only one part of all scenarios, by their ids: the first of three is `{ index: 1, of: 3 }`. */
  readonly shard?: { readonly index: number; readonly of: number } | undefined;
  /** How the client's bytes are cut into segments; default `whole`. */
  readonly framing?: Framing | undefined;
  /** Packets in the report also of what passed. */
  readonly trace?: boolean | undefined;
  /** First asks all that `mqttspec probe` asks, for the report's profile. */
  readonly probe?: boolean | undefined;
  /**
   * Threads for the crowd of scenarios, beside this one; 1: this one does it all, as it does where `scenarios` holds any that are no places.
   * Default: one for each processor, at most 4.
   */
  readonly threads?: number | undefined;
  /**
   * Ends the run early, at once: the report then has what was judged by then, and `cutShort`. While a launched broker is not up yet there is
   * none: `run()` rejects with the signal's reason.
   */
  readonly signal?: AbortSignal | undefined;
}
