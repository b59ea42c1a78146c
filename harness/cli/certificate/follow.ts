/** `run --from FILE`: a run under the conditions of a certificate. */

import type { Command } from 'commander';
import type { Certificate } from '../../certificate/certificate.ts';
import { parseCertificate } from '../../certificate/read.ts';
import { UsageError } from '../../target/errors.ts';
import type { Settled } from '../launch-options.ts';
import { readReportText } from '../report-text.ts';
import type { RunArguments } from '../run-options.ts';

/** What the certificate decides, and nobody else: by the names of the options. */
const decided = [
  ...['mqtt', 'suite', 'scenario', 'statement', 'shard', 'repeat', 'bail', 'slow', 'strict', 'probe', 'framing'],
  ...['declare', 'seed'],
];

/**
 * Reads it, and has it say where the broker is unless the command line does. Returns the URLs with it.
 * @throws UsageError for a file that is none, and for options that the certificate decides.
 */
export async function openCertificate(
  file: string,
  urls: readonly string[],
  command: Command,
): Promise<{ readonly certificate: Certificate; readonly urls: readonly string[] }> {
  const isTyped = (name: string): boolean => command.getOptionValueSource(name) === 'cli';
  const doubled = decided.find(isTyped);
  if (doubled !== undefined)
    throw new UsageError(
      `--from takes --${doubled} from the certificate: leave --${doubled} out, or run without --from.`,
    );
  const certificate = parseCertificate(await readReportText(file, 'certificate'), file);
  if (urls.length > 0 || isTyped('target') || isTyped('launch')) return { certificate, urls };
  const { broker } = certificate.conditions;
  switch (broker.kind) {
    case 'url':
      return { certificate, urls: certificate.target.urls };
    case 'bundled':
      if (!isTyped('config')) command.setOptionValueWithSource('config', false, 'certificate');
      return { certificate, urls };
    case 'target':
      command.setOptionValueWithSource('target', broker.name, 'certificate');
      return { certificate, urls };
    case 'command':
      return { certificate, urls };
    default: {
      const never: never = broker;
      return never;
    }
  }
}

/**
 * The settings with the conditions of the certificate put over them; of the machine's own, what was typed holds.
 * @throws UsageError where the certificate's broker was launched by a command, and none is given.
 */
export function followed(
  settled: Settled<RunArguments>,
  { conditions: { options, broker } }: Certificate,
  command: Command,
): Settled<RunArguments> {
  const { urls, launch, given } = settled;
  if (broker.kind === 'command' && urls.length === 0 && launch === null)
    throw new UsageError(
      'The broker of this certificate was launched by a command, which it does not tell. Give --launch COMMAND, --target NAME or a URL.',
    );
  const isTyped = (name: string): boolean => command.getOptionValueSource(name) === 'cli';
  const { answerMs, ...rest } = given;
  const patience = isTyped('answerMs') && answerMs !== undefined ? { answerMs } : {};
  const concurrency = isTyped('concurrency') ? { concurrency: given.concurrency } : {};
  return { ...settled, given: { ...rest, ...options, ...concurrency, ...patience } };
}
