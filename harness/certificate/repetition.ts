/** A run held against the certificate that it repeats: what was unlike from the start, and which verdicts differ. Pure. */

import type { RunConditions } from '../conditions.ts';
import type { Difference, Repetition, RunResult } from '../result.ts';
import type { Certificate } from './certificate.ts';

/** What both sides have of it. */
interface Judged {
  readonly id: string;
  readonly version: Difference['version'];
  readonly verdict: string;
}

/** How the run compares. */
export function repetitionOf(certificate: Certificate, result: RunResult, conditions: RunConditions): Repetition {
  return {
    of: certificate.sha256,
    unlike: [...unlikeNames(certificate, result), ...unlikeConditions(certificate, conditions, result.tool.version)],
    statements: compared(certificate.statements, result.statements),
    scenarios: compared(certificate.scenarios, result.scenarios),
  };
}

function compared(there: readonly Judged[], here: readonly Judged[]): Repetition['statements'] {
  const keyOf = ({ id, version }: Judged): string => `${id} ${version}`;
  const [before, after] = [there, here].map((side) => new Map(side.map((one) => [keyOf(one), one])));
  const keys = [...new Set([...there, ...here].map(keyOf))];
  const different = keys.flatMap((key): Difference[] => {
    const [was, is] = [before?.get(key), after?.get(key)];
    const told = was ?? is;
    if (told === undefined || was?.verdict === is?.verdict) return [];
    return [{ id: told.id, version: told.version, there: was?.verdict ?? null, here: is?.verdict ?? null }];
  });
  return { same: keys.length - different.length, different };
}

function unlikeNames({ target }: Certificate, { target: { name } }: RunResult): string[] {
  if (target.name === name) return [];
  return [
    `the certificate is of ${target.name ?? 'a broker without a name'}, and this is ${name ?? 'one without a name'}`,
  ];
}

/** What is unlike before anything is judged, each in a sentence. */
export function unlikeConditions(
  { conditions: there, tool }: Certificate,
  here: RunConditions,
  version: string,
): string[] {
  const short = (digest: string): string => digest.slice(0, 12);
  const lists = (['statements', 'scenarios'] as const).flatMap((list) =>
    there[list] === here[list]
      ? []
      : [
          `the list of ${list} was another one there (SHA-256 ${short(there[list])}… there, ${short(here[list])}… here)`,
        ],
  );
  const settings = (['concurrency', 'answerMs'] as const).flatMap((name) => {
    const [was, is] = [there.options[name], here.options[name]];
    return was === is ? [] : [`${name} was ${was ?? 'not given'} there and is ${is ?? 'not given'} here`];
  });
  const given = (what: boolean): string => (what ? 'given' : 'not given');
  const access = accesses.flatMap(([name, option]) =>
    there.access[name] === here.access[name]
      ? []
      : [`${option} was ${given(there.access[name])} there and is ${given(here.access[name])} here`],
  );
  const files = [
    ...(there.baseline === here.baseline ? [] : [unlikeFile('--baseline FILE', there.baseline, here.baseline)]),
    ...(there.ownScenarios === here.ownScenarios
      ? []
      : [unlikeFile('--scenarios PLACE', there.ownScenarios, here.ownScenarios)]),
  ];
  const tools =
    tool.version === version ? [] : [`mqttspec ${tool.version} made the certificate, and this is mqttspec ${version}`];
  return [...tools, ...lists, ...access, ...files, ...settings];
}

const accesses = [
  ['login', 'a login (--username, --password)'],
  ['ca', 'an authority to trust (--ca)'],
  ['clientCertificate', 'a certificate of the client (--cert, --key)'],
  ['insecure', '--insecure'],
] as const;

function unlikeFile(option: string, there: string | null, here: string | null): string {
  if (there === null) return `${option} was not given there and is given here`;
  return `${option} was given there (SHA-256 ${there.slice(0, 12)}…) and is ${here === null ? 'not given' : 'another one'} here`;
}
