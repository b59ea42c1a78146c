/** A run that repeats a certificate: says before it what is unlike, and afterwards which verdicts differ. */

import type { Certificate } from '../../certificate/certificate.ts';
import { repetitionOf, unlikeConditions } from '../../certificate/repetition.ts';
import { repetitionLines } from '../../certificate/repetition-lines.ts';
import { paletteFor, showsColors } from '../../report/palette.ts';
import type { Repetition, RunResult } from '../../result.ts';
import { toolVersion } from '../../tool-version.ts';
import type { Prepared } from '../judge.ts';
import type { OpenedTarget } from '../open-target.ts';
import type { Surroundings } from '../reports.ts';
import { conditionsOf } from './conditions.ts';

/** Says what is unlike from the start; what it gives tells of the run when it is over. */
export async function comparison(
  certificate: Certificate,
  prepared: Prepared,
  opened: OpenedTarget,
  { stderr, env }: Pick<Surroundings, 'stderr' | 'env'>,
): Promise<{ of(result: RunResult): Repetition; tell(repetition: Repetition): void }> {
  const conditions = await conditionsOf(prepared, opened);
  for (const unlike of unlikeConditions(certificate, conditions, toolVersion))
    stderr.write(`mqttspec: unlike the certificate: ${unlike}\n`);
  return {
    of: (result) => repetitionOf(certificate, result, conditions),
    tell: (repetition) => {
      stderr.write(`${repetitionLines(repetition, paletteFor(showsColors(stderr, env))).join('\n')}\n`);
    },
  };
}
