/** From the options of `run()` to its report, by the same way that the command goes. */

import { withHeadStart } from '../cli/head-start.ts';
import { judge, prepare, watchStrays } from '../cli/judge.ts';
import { settleWith } from '../cli/launch-options.ts';
import { meansBundled, openTarget } from '../cli/open-target.ts';
import { type RunArguments, runOptions } from '../cli/run-options.ts';
import type { Config } from '../config/config.ts';
import { checkAgainst } from '../config/read.ts';
import { jsonReport } from '../report/json.ts';
import type { JsonReport } from '../report/json-report.ts';
import type { Scenario } from '../scenario.ts';
import type { RunOptions } from './options.ts';
import { runSchema } from './schema.ts';

const ignore = (): void => undefined;

/** Rejects with a UsageError, an UnreachableError, or the reason of the signal. */
export async function carryOut(options: RunOptions): Promise<JsonReport> {
  checkAgainst(runSchema, options, 'run()');
  const { signal, scenarios = [], target, repeat, bail, shard, framing, trace, probe, threads, ...rest } = options;
  const config: Config = rest;
  const places = scenarios.filter((one) => typeof one === 'string');
  const own = scenarios.filter((one): one is Scenario => typeof one !== 'string');

  const command = runOptions();
  const beside = { target, repeat, bail, shard, framing, trace, probe, threads, scenarios: places };
  for (const [name, value] of Object.entries(beside))
    if (value !== undefined) command.setOptionValueWithSource(name, value, 'cli');
  const { urls, given, launch } = await settleWith<RunArguments>(config, [], command);

  const head = { isBundled: meansBundled(urls, launch), isBound: own.length > 0 };
  return withHeadStart(given, head, async (ahead) => {
    const prepared = await prepare(given, ahead, ignore, own);
    const opened = await openTarget(urls, given, launch, { signal, bundled: ahead.broker });
    const strays = watchStrays(prepared, ignore);
    try {
      const onlooker = {
        onEvent: ignore,
        tellsTraces: false,
        strays,
        signal: AbortSignal.any(signal ? [signal] : []),
      };
      return jsonReport(await judge(prepared, opened, onlooker), { allTraces: given.trace });
    } finally {
      strays?.release();
      await opened.close();
    }
  });
}
