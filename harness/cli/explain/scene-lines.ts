/** A scenario that was run, as a lesson in text: what it is about, its packets, what came of it, and what the packets are. */

import type { PacketType } from '../../../reference/codec/packet.ts';
import { type Version, versions } from '../../../reference/codec/version.ts';
import { checks } from '../../checks/index.ts';
import { type LadderLine, ladder } from '../../report/ladder.ts';
import { packetGlossary } from '../../report/packet-glossary.ts';
import { colorOf } from '../../report/palette.ts';
import { indent, type Layout, labelled } from '../../report/paragraph.ts';
import { printable } from '../../report/printable.ts';
import { reasonParts } from '../../report/reason-parts.ts';
import type { Finding, ScenarioResult } from '../../result.ts';
import type { Scenario } from '../../scenario.ts';
import type { TraceEvent } from '../../trace.ts';
import { verdictMarks } from '../../verdict.ts';
import { focused } from './focus.ts';
import type { Performed } from './perform.ts';
import { citedLines } from './statement-lines.ts';

/** How it is laid out. */
export interface SceneLayout extends Layout {
  /** All events, however many. */
  readonly full: boolean;
  /** As the target names itself. */
  readonly target: string;
}

/** What a reader takes in; more is asked for. */
const usualWindow = { first: 24, before: 9, after: 3 };
const fullWindow = { first: Number.POSITIVE_INFINITY, before: 0, after: 0 };

/** What the scenario is about: its id, what holds, the lesson, the statements. */
export function introductionLines(scenario: Scenario, version: Version, layout: Layout): string[] {
  const { palette } = layout;
  const { id, title, lesson, statements } = scenario;
  // 3.1 numbers nothing; what it means is what 3.1.1 says.
  const from = version === '3.1' ? '3.1.1' : version;
  const others = versions.filter((other) => other in statements && other !== version);
  const elsewhere = others.length === 0 ? '' : `; also in ${others.join(' and ')} (--mqtt)`;
  return [
    `${palette.bold(id)} ${palette.dim(`in MQTT ${version}${elsewhere}`)}`,
    ...labelled('holds', title, layout, palette.bold),
    '',
    ...labelled('lesson', lesson.replace(/\s+/g, ' ').trim(), layout),
    '',
    ...citedLines(version === '3.1' ? 'see 3.1.1' : 'requires', statements[from] ?? [], from, layout, { links: true }),
  ];
}

/** The packets and what came of them. */
export function sceneLines(performed: Performed, layout: SceneLayout): string[] {
  const { palette } = layout;
  const { result, scenario } = performed;
  if (result.verdict === 'skip') {
    return [
      ...whereLines(performed, layout),
      ...labelled('not run', result.reason ?? 'no reason was recorded', layout),
    ];
  }
  const { result: seen, leftOut } = layout.full ? { result, leftOut: null } : focused(result);
  const missing = result.findings[0]?.eventIndex === null && result.verdict !== 'pass';
  return [
    ...whereLines(performed, layout),
    '',
    ...ladder(seen, layout.full ? fullWindow : usualWindow).map((line) => ladderLine(line, palette)),
    ...(leftOut === null ? [] : [`${indent}${palette.dim(`… ${leftOut}`)}`]),
    ...(missing ? [palette.red(`  ▸ ${' '.repeat(14)}what was expected had not come about, see below`)] : []),
    '',
    ...outcomeLines(result, scenario, layout),
    ...glossaryLines(seen, layout),
  ];
}

function ladderLine({ text, offending, malformed }: LadderLine, palette: Layout['palette']): string {
  if (offending) return palette.red(`  ▸ ${text}`);
  if (malformed) return palette.yellow(`  ! ${text}`);
  const isAside = text.trimStart().startsWith('┆') || text.startsWith('…');
  return `${indent}${isAside ? palette.dim(text) : text}`;
}

function whereLines({ fault, place, version }: Performed, { palette, target, ...layout }: SceneLayout): string[] {
  const where = {
    'in virtual time': `the bundled broker, MQTT ${version}, in this process (through a pipe, in virtual time: waits take none)`,
    'over sockets': `the bundled broker, MQTT ${version}, over sockets`,
    'on the target': `${target}, MQTT ${version}`,
  }[place];
  return [
    ...labelled('run on', where, { palette, ...layout }),
    ...(fault === null
      ? []
      : labelled(
          'broken',
          `on purpose, by the fault ${fault.name}: ${fault.title}`,
          { palette, ...layout },
          palette.yellow,
        )),
  ];
}

function outcomeLines(result: ScenarioResult, scenario: Scenario, layout: Layout): string[] {
  const { palette } = layout;
  const { verdict, reason, findings, observations, version } = result;
  const color = colorOf(verdict, palette);
  const word = `${verdictMarks[verdict]} ${verdict}`;
  const observed = Object.entries(observations).map(([name, value]) => `${name}: ${value}`);
  const freedom = observed.length === 0 ? [] : labelled('observed', observed.join(', '), layout);
  if (verdict === 'pass') return [...labelled(word, `It holds: ${scenario.title}.`, layout, color), ...freedom];
  if (findings.length === 0) return [...labelled(word, reason ?? 'no reason was recorded', layout, color), ...freedom];
  return [
    ...findings
      .slice(0, shownFindings)
      .flatMap((finding, index) => findingLines(finding, index === 0 ? word : 'also', layout, color)),
    ...(findings.length > shownFindings ? labelled('', `… and ${findings.length - shownFindings} more`, layout) : []),
    ...(version === '3.1' ? [] : citedLines('breaks', result.broken, version, layout, { links: true })),
    ...freedom,
  ];
}

const shownFindings = 3;

function findingLines(
  { by, reason }: Finding,
  label: string,
  layout: Layout,
  color: (text: string) => string,
): string[] {
  const check = checks.find(({ name }) => name === by);
  const noticed =
    check === undefined
      ? 'noticed by the scenario itself'
      : `noticed by the check ${check.name}, which looks at every packet of every scenario: ${check.title}`;
  const parts = reasonParts(reason);
  const told =
    parts === null
      ? labelled('', reason, layout)
      : [
          ...labelled('expected', parts.expected, layout, layout.palette.green),
          ...labelled('got', parts.got, layout, color),
        ];
  return [...labelled(label, noticed, layout, color), ...told];
}

const malformedNote =
  '! marks bytes that are no legal packet, sent on purpose where a client sends them; mqttspec decode shows such bytes one by one.';

const sentinelNote =
  "Messages under fence/ are the test's own: once they have come by the same way, nothing sent before them is still to come.";

/** Whether it is a message by which a client makes sure that nothing else is on its way. */
function isSentinel(event: TraceEvent): boolean {
  return event.kind === 'packet' && event.packet.type === 'publish' && event.packet.topic.includes('/fence/');
}

/** What each kind of packet that was seen is for. */
function glossaryLines({ trace }: ScenarioResult, layout: Layout): string[] {
  const seen = new Set<PacketType>();
  for (const event of trace)
    if (event.kind === 'packet' && event.packet.type !== 'violation') seen.add(event.packet.type);
  const clients = new Set(trace.map(({ client }) => client));
  const [first = 'a'] = clients;
  const who =
    clients.size === 1
      ? `${first} is the client`
      : `${[...clients].slice(0, 3).join(', ')}${clients.size > 3 ? ', …' : ''} are clients`;
  const reading = `${who}; → goes to the broker, ← comes from it; times are since the beginning.`;
  const broken = trace.find((event) => event.kind === 'packet' && event.packet.type === 'violation');
  return [
    '',
    ...labelled('legend', reading, layout, layout.palette.dim),
    ...(broken === undefined ? [] : labelled('', malformedNote, layout, layout.palette.dim)),
    ...(trace.some(isSentinel) ? labelled('', sentinelNote, layout, layout.palette.dim) : []),
    ...[...seen].flatMap((type) =>
      labelled('', printable(`${type.toUpperCase()}: ${packetGlossary[type]}`), layout, layout.palette.dim),
    ),
  ];
}
