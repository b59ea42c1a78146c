/** What a run tells of its conditions, from what it was given: no credential, no path, no command line. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { scenarioListDigest, statementListDigest } from '../../certificate/lists.ts';
import type { BrokerOrigin, RunConditions, ShapingOptions } from '../../conditions.ts';
import type { Prepared } from '../judge.ts';
import { loadSuites } from '../load-suites.ts';
import type { OpenedTarget } from '../open-target.ts';
import type { RunArguments } from '../run-options.ts';

/** All of them. */
export async function conditionsOf(
  { given, seed, all, isBound }: Prepared,
  opened: OpenedTarget,
): Promise<RunConditions> {
  const hasOwn = isBound || given.scenarios.length > 0;
  const suites = new Set((hasOwn ? await loadSuites() : all).map(({ id }) => id));
  const own = all.filter(({ id }) => !suites.has(id));
  return {
    options: shapingOptions(given, seed),
    broker: brokerOrigin(given, opened),
    access: {
      login: Object.keys(opened.target.credentials).length > 0,
      ca: given.ca !== undefined,
      clientCertificate: given.cert !== undefined,
      insecure: given.insecure,
    },
    baseline: given.baseline === undefined ? null : await fileDigest(given.baseline),
    statements: statementListDigest(),
    scenarios: scenarioListDigest(all.filter(({ id }) => suites.has(id))),
    ownScenarios: own.length === 0 ? null : scenarioListDigest(own),
  };
}

function shapingOptions(given: RunArguments, seed: string): ShapingOptions {
  const { mqtt, suite, scenario, statement, shard, repeat, bail, answerMs } = given;
  const { slow, strict, probe = false, framing, concurrency, declare } = given;
  return {
    mqtt,
    suite,
    scenario,
    statement,
    ...(shard !== undefined && { shard }),
    ...(repeat !== undefined && { repeat }),
    ...(bail !== undefined && { bail }),
    slow,
    strict,
    probe,
    framing,
    concurrency,
    ...(answerMs !== undefined && { answerMs }),
    declare,
    seed,
  };
}

function brokerOrigin({ target: name }: RunArguments, { launched, isBundled }: OpenedTarget): BrokerOrigin {
  if (launched === null) return { kind: isBundled ? 'bundled' : 'url' };
  return name === undefined ? { kind: 'command' } : { kind: 'target', name };
}

/** Of a file that was read before; null where it has gone meanwhile. */
async function fileDigest(file: string): Promise<string | null> {
  const bytes = await readFile(file).catch(() => null);
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
}
