/** The conditions of a run in words, and as a command line. */

import { shellWord } from '../report/shell-word.ts';
import type { Certificate } from './certificate.ts';
import { code, text } from './markup.ts';

/** Names and values, both HTML. */
export function conditionEntries({ conditions }: Certificate): (readonly [string, string])[] {
  const { options, broker, access, baseline, statements, scenarios, ownScenarios } = conditions;
  const brought = [
    ...(access.login ? ['a login'] : []),
    ...(access.clientCertificate ? ['a certificate of the client'] : []),
    ...(access.ca ? ['an authority to trust'] : []),
    ...(access.insecure ? ['trust in any certificate'] : []),
  ];
  const globs = [...options.suite, ...options.scenario, ...options.statement];
  const declared = Object.entries(options.declare);
  return [
    ['Versions', options.mqtt.length === 0 ? 'all that the broker speaks' : text(options.mqtt.join(', '))],
    ['Scenarios', globs.length === 0 ? 'all' : `only ${globs.map(code).join(', ')}`],
    ...(options.shard === undefined ? [] : [['Part', `${options.shard.index} of ${options.shard.of}`] as const]),
    ['Those that take long', options.slow ? 'run too' : 'left out'],
    ['Rounds', text(options.repeat ?? 1)],
    ...(options.bail === undefined ? [] : [['Ends after', `${options.bail} failures`] as const]),
    ['Warnings', options.strict ? 'count as failures' : 'do not count as failures'],
    ['Framing', `${text(options.framing)}: ${framings[options.framing]}`],
    ['At the same time', `${options.concurrency} scenarios`],
    ...(options.answerMs === undefined ? [] : [['Answers', `waited for at least ${options.answerMs} ms`] as const]),
    [
      'Declared',
      declared.length === 0 ? 'nothing' : declared.map(([name, value]) => code(`${name}=${value}`)).join(' '),
    ],
    ['Broker', origins[broker.kind] + (broker.kind === 'target' ? ` ${code(broker.name)}` : '')],
    ['Clients brought', brought.length === 0 ? 'nothing' : text(brought.join(', '))],
    [
      'Known failures',
      baseline === null ? 'no list of them' : `a list with SHA-256 ${code(baseline)}; they count as failures here`,
    ],
    ['Seed', code(options.seed)],
    ['List of statements', `SHA-256 ${code(statements)}`],
    ['List of scenarios', `SHA-256 ${code(scenarios)}`],
    ...(ownScenarios === null ? [] : [['Scenarios of one’s own', `SHA-256 ${code(ownScenarios)}`] as const]),
  ];
}

const framings = {
  whole: 'each packet in a segment of its own',
  bytes: 'every byte in a segment of its own',
  coalesced: 'many packets in a segment',
} as const;

const origins = {
  url: 'was there before the run',
  bundled: 'the reference broker of mqttspec itself',
  target: 'started for the run as the ready-made target',
  command: 'started for the run by a command',
} as const;

/** What to type for the same run. */
export function commandLine({ conditions, target }: Certificate): string {
  const { options, broker, access, baseline, ownScenarios } = conditions;
  const where: readonly string[] =
    broker.kind === 'target' ? ['--target', broker.name] : broker.kind === 'url' ? target.urls : [];
  const words = [
    ...['mqttspec', 'run', ...where],
    ...(broker.kind === 'command' ? ['--launch', 'COMMAND'] : []),
    ...options.mqtt.flatMap((version) => ['--mqtt', version]),
    ...(['suite', 'scenario', 'statement'] as const).flatMap((name) =>
      options[name].flatMap((glob) => [`--${name}`, glob]),
    ),
    ...(options.shard === undefined ? [] : ['--shard', `${options.shard.index}/${options.shard.of}`]),
    ...(options.repeat === undefined ? [] : ['--repeat', String(options.repeat)]),
    ...(options.bail === undefined ? [] : ['--bail', String(options.bail)]),
    ...(['slow', 'strict', 'probe'] as const).flatMap((name) => (options[name] ? [`--${name}`] : [])),
    ...(options.framing === 'whole' ? [] : ['--framing', options.framing]),
    ...['--concurrency', String(options.concurrency)],
    ...(options.answerMs === undefined ? [] : ['--answer-ms', String(options.answerMs)]),
    ...Object.entries(options.declare).flatMap(([name, value]) => ['--declare', `${name}=${value}`]),
    ...(access.login ? ['--username', 'NAME', '--password', 'PASSWORD'] : []),
    ...(access.ca ? ['--ca', 'FILE'] : []),
    ...(access.clientCertificate ? ['--cert', 'FILE', '--key', 'FILE'] : []),
    ...(access.insecure ? ['--insecure'] : []),
    ...(baseline === null ? [] : ['--baseline', 'FILE']),
    ...(ownScenarios === null ? [] : ['--scenarios', 'PLACE']),
    ...['--seed', options.seed],
  ];
  return words.map(shellWord).join(' ');
}
