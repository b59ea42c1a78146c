/** The certificate of a run as a value: all that a third party needs to repeat it, and to see what came otherwise. */

import type { RunConditions } from '../conditions.ts';
import type { RunResult, ScenarioResult, StatementResult } from '../result.ts';
import { UsageError } from '../target/errors.ts';
import { type Claim, claimOf } from './claim.ts';
import { digestOf } from './digest.ts';

/** The only schema so far. */
export const certificateSchema = 1;

/** A scenario in one version. */
export interface CertifiedScenario extends Pick<ScenarioResult, 'id' | 'version' | 'transport' | 'verdict'> {
  /** What was expected and came, or which need the broker lacks. */
  readonly reason?: string;
  /** The statements that it found broken. */
  readonly broken?: readonly string[];
}

/** All that its hash covers. */
export interface CertificateBody extends Pick<RunResult, 'tool' | 'startedAt' | 'durationMs' | 'summary' | 'profile'> {
  readonly certificate: 'mqttspec';
  readonly schema: typeof certificateSchema;
  readonly target: Pick<RunResult['target'], 'name' | 'urls'>;
  readonly claim: Claim;
  readonly conditions: RunConditions;
  readonly statements: readonly Pick<StatementResult, 'id' | 'version' | 'verdict'>[];
  readonly scenarios: readonly CertifiedScenario[];
}

/** The certificate. */
export interface Certificate extends CertificateBody {
  /** Of all the rest. It shows a change by accident and is no signature. */
  readonly sha256: string;
}

/** Makes it. Throws a UsageError where nothing is known of the conditions of the run, as of one that was merged. */
export function certificateOf(result: RunResult): Certificate {
  const { conditions, tool, target, startedAt, summary } = result;
  if (conditions === undefined)
    throw new UsageError(
      'A certificate is made of one run, by run --reporter certificate; not of reports put together.',
    );
  const body: CertificateBody = {
    certificate: 'mqttspec',
    schema: certificateSchema,
    tool,
    target: { name: target.name, urls: target.urls.map(bareUrl) },
    startedAt,
    durationMs: Math.round(result.durationMs),
    claim: claimOf(result, conditions),
    conditions,
    summary,
    profile: discovered(result),
    statements: result.statements.map(({ id, version, verdict }) => ({ id, version, verdict })),
    scenarios: result.scenarios.map(certified),
  };
  return { ...body, sha256: digestOf(body) };
}

/** Its hash as it should be. */
export function digestOfBody({ sha256: _, ...body }: Certificate): string {
  return digestOf(body);
}

/** Without what may be a token: the query of a WebSocket URL. */
function bareUrl(text: string): string {
  const url = new URL(text);
  url.search = '';
  return url.href.replace(/\/$/, '');
}

/** What discovery found, without what scenarios observed beside their work. */
function discovered({ profile, scenarios }: RunResult): RunResult['profile'] {
  const observed = new Set(
    scenarios.flatMap(({ id, version, observations }) =>
      Object.keys(observations).map((name) => `${id} (${version}): ${name}`),
    ),
  );
  return Object.fromEntries(Object.entries(profile).filter(([name]) => !observed.has(name)));
}

/** Why one is inconclusive is trouble of this machine, and none of a reader's business. */
function certified({ id, version, transport, verdict, reason, broken }: ScenarioResult): CertifiedScenario {
  return {
    id,
    version,
    transport,
    verdict,
    ...(reason !== null && verdict !== 'inconclusive' && { reason }),
    ...(broken.length > 0 && { broken }),
  };
}
