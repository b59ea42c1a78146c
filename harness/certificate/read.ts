/** Reads a certificate back, from JSON or from its page; whatever is wrong with it is told. */

import * as v from 'valibot';
import { versions } from '../../reference/codec/version.ts';
import { type DeclarationName, declarationNames, isDeclarable } from '../declarations.ts';
import { UsageError } from '../target/errors.ts';
import { verdicts } from '../verdict.ts';
import { type Certificate, certificateSchema, digestOfBody } from './certificate.ts';
import { dataOfPage } from './page-data.ts';

const remedy = 'Make one with: mqttspec run URL --reporter certificate=certificate.json';
const again = 'Get the file again from whoever made it.';

const version = v.picklist(versions);
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hexadecimal'));
const texts = v.array(v.string());
const least1 = v.pipe(v.number(), v.integer(), v.minValue(1));
const declare = v.pipe(
  v.record(v.picklist(declarationNames), v.unknown()),
  v.check(
    (declared) => Object.entries(declared).every(([name, value]) => isDeclarable(name as DeclarationName, value)),
    'something is declared that cannot be',
  ),
);

/** As much of it as a run goes by. */
const shape = v.looseObject({
  tool: v.looseObject({ version: v.string() }),
  target: v.looseObject({ name: v.nullable(v.string()), urls: texts }),
  startedAt: v.string(),
  conditions: v.looseObject({
    options: v.strictObject({
      mqtt: v.array(version),
      suite: texts,
      scenario: texts,
      statement: texts,
      shard: v.optional(v.strictObject({ index: least1, of: least1 })),
      repeat: v.optional(least1),
      bail: v.optional(least1),
      slow: v.boolean(),
      strict: v.boolean(),
      probe: v.boolean(),
      framing: v.picklist(['whole', 'bytes', 'coalesced']),
      concurrency: v.pipe(least1, v.maxValue(1000)),
      answerMs: v.optional(least1),
      declare,
      seed: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,6}$/, 'expected 1 to 6 letters and digits')),
    }),
    broker: v.variant('kind', [
      v.object({ kind: v.picklist(['url', 'bundled', 'command']) }),
      v.object({ kind: v.literal('target'), name: v.string() }),
    ]),
    access: v.object({ login: v.boolean(), ca: v.boolean(), clientCertificate: v.boolean(), insecure: v.boolean() }),
    baseline: v.nullable(digest),
    statements: digest,
    scenarios: digest,
    ownScenarios: v.nullable(digest),
  }),
  statements: v.array(
    v.looseObject({
      id: v.string(),
      version,
      verdict: v.picklist(['pass', 'fail', 'warn', 'untested', 'not-testable']),
    }),
  ),
  scenarios: v.array(v.looseObject({ id: v.string(), version, verdict: v.picklist(verdicts) })),
});

/** Whether a file's text is meant as one, whole or not: in JSON its first key tells, also when all are sorted. */
export function isCertificate(text: string): boolean {
  return dataOfPage(text) !== null || /^\s*\{\s*"certificate"/.test(text);
}

/**
 * The certificate in a file's text; `source` names the file for messages.
 * @throws UsageError for what is none, was changed since it was made, or cannot be understood.
 */
export function parseCertificate(text: string, source: string): Certificate {
  const value = parsed(dataOfPage(text) ?? text, source);
  if (!('certificate' in value) || value.certificate !== 'mqttspec') {
    const what = 'scenarios' in value ? 'is a report and no certificate' : 'is no certificate of mqttspec';
    throw new UsageError(`${source} ${what}. ${remedy}`);
  }
  const certificate = value as Certificate;
  if (certificate.schema !== certificateSchema)
    throw new UsageError(
      `${source} has schema ${certificate.schema}, and this mqttspec reads schema ${certificateSchema}. Use the mqttspec that wrote it.`,
    );
  const actual = digestOfBody(certificate);
  if (certificate.sha256 !== actual)
    throw new UsageError(
      `${source} was changed since it was made: expected the SHA-256 that it states, ${certificate.sha256}, got ${actual}. ${again}`,
    );
  const read = v.safeParse(shape, value);
  if (!read.success) {
    const [issue] = read.issues;
    throw new UsageError(`${source} cannot be understood: ${v.getDotPath(issue)}: ${issue.message}. ${again}`);
  }
  return certificate;
}

function parsed(text: string, source: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${source} is neither a certificate in JSON nor the page of one: ${why}. ${remedy}`, {
      cause,
    });
  }
}
