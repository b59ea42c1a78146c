/** An explanation as a whole: what the thing is, then a scenario in which it can be watched. */

import { type Version, versions } from '../../../reference/codec/version.ts';
import type { Fault } from '../../../reference/faults/fault.ts';
import type { Citations, CitedVersion } from '../../../reference/statements/index.ts';
import type { Check } from '../../checks/check.ts';
import { besideLabel, labelled } from '../../report/paragraph.ts';
import type { Scenario } from '../../scenario.ts';
import { UsageError } from '../../target/errors.ts';
import type { Target } from '../../target/target.ts';
import { choose, faultsFor, isRed, relevant } from './choose.ts';
import { checkLines, faultLines } from './fault-lines.ts';
import { type Performed, perform, performOn } from './perform.ts';
import { introductionLines, type SceneLayout, sceneLines } from './scene-lines.ts';
import { explainStatement } from './statement.ts';
import type { Catalogue, Topic } from './topic.ts';

/** All that an explanation is made with. */
export interface Explaining extends Catalogue {
  /** The version asked for. */
  readonly wanted: Version | undefined;
  /** What the bundled broker is to do wrong. */
  readonly fault: Fault | null;
  /** The broker to run it on; null for the bundled one. */
  readonly target: Target | null;
  readonly layout: SceneLayout;
}

/** So many faults are tried to find one that a scenario or check notices. */
const triedFaults = 12;
/** So many scenarios are tried with each of them to find one in which a check does. */
const triedScenarios = 20;

/** Explains it, line by line. Throws a UsageError for a version in which it is not. */
export async function explanationLines(topic: Topic, explaining: Explaining): Promise<string[]> {
  switch (topic.kind) {
    case 'scenario':
      return explainScenario(topic.scenario, explaining);
    case 'statement': {
      const explained: string[][] = [];
      for (const statement of topic.statements) explained.push(await explainStatement(statement, explaining));
      const [{ id = '' } = {}] = topic.statements;
      const warning = `There are two rules of that number: one of MQTT 3.1.1, one of 5.0. Say --mqtt for one of them, or ${id}@5.0.`;
      const heads =
        explained.length < 2 ? [] : [...labelled('', warning, explaining.layout, explaining.layout.palette.yellow), ''];
      return [...heads, ...explained.flatMap((lines, index) => (index === 0 ? lines : ['', '', ...lines]))];
    }
    case 'fault':
      return explainFault(topic.fault, explaining);
    case 'check':
      return explainCheck(topic.check, explaining);
    default:
      return topic satisfies never;
  }
}

async function explainScenario(scenario: Scenario, explaining: Explaining): Promise<string[]> {
  const { fault, target, layout, wanted } = explaining;
  const version = versionOf(scenario.id, scenario.statements, wanted ?? newestOf(scenario.statements, fault?.breaks));
  const performance = { scenario, version, fault };
  const performed = target === null ? await perform(performance) : await performOn(target, performance);
  return [
    ...introductionLines(scenario, version, layout),
    '',
    ...sceneLines(performed, layout),
    ...(target === null ? await furtherLines(performed, explaining) : []),
  ];
}

/** What to look at next: the same broken, or where the fault shows if it does not here. */
async function furtherLines(performed: Performed, { faults, scenarios, layout }: Explaining): Promise<string[]> {
  const { scenario, version, fault, result } = performed;
  if (result.verdict === 'skip' || isRed(performed)) return [];
  if (fault !== null) {
    const noticing = await choose(
      relevant(scenarios, version, fault).map((one) => ({ scenario: one, version, fault })),
      isRed,
    );
    const command =
      noticing === null
        ? `mqttspec prove --fault ${fault.name}`
        : `mqttspec explain ${noticing.scenario.id} --mqtt ${version} --fault ${fault.name}`;
    return [
      '',
      ...labelled('no harm', `The fault ${fault.name} does not show in this scenario.`, layout, layout.palette.yellow),
      besideLabel('shows in', layout.palette.cyan(command), layout.palette),
    ];
  }
  const breaking = await choose(
    faultsFor(faults, { name: scenario.id, text: scenario.title, citations: scenario.statements })
      .filter(({ breaks }) => version in breaks)
      .slice(0, triedFaults)
      .map((one) => ({ scenario, version, fault: one })),
    isRed,
  );
  if (breaking?.fault == null) return [];
  const command = `mqttspec explain ${scenario.id} --mqtt ${version} --fault ${breaking.fault.name}`;
  return ['', besideLabel('broken', layout.palette.cyan(command), layout.palette)];
}

async function explainFault(fault: Fault, explaining: Explaining): Promise<string[]> {
  const { scenarios, layout, wanted, target, fault: other } = explaining;
  if (target !== null) throw new UsageError('A fault is one of the bundled broker, which no --url leads to.');
  if (other !== null) throw new UsageError(`${fault.name} is a fault itself: leave out --fault ${other.name}.`);
  const version = versionOf(fault.name, fault.breaks, wanted ?? newestOf(fault.breaks));
  const performances = relevant(scenarios, version, fault).map((scenario) => ({ scenario, version, fault }));
  return [
    ...faultLines(fault, citedFor(version), layout),
    '',
    ...watchLines(
      await choose(performances, isRed),
      `mqttspec prove --fault ${fault.name} tells who notices it.`,
      layout,
    ),
  ];
}

async function explainCheck(check: Check, explaining: Explaining): Promise<string[]> {
  const { scenarios, faults, layout, wanted, target } = explaining;
  if (target !== null) throw new UsageError('A check looks at every scenario: name one of these to run it with --url.');
  const version = versionOf(check.name, check.statements, wanted ?? newestOf(check.statements));
  const breaking = faultsFor(faults, { name: check.name, text: check.title, citations: check.statements })
    .filter(({ breaks, bendWebSocket }) => version in breaks && bendWebSocket === undefined)
    .slice(0, triedFaults)
    .map((fault) => ({ fault, scenarios: relevant(scenarios, version, fault) }));
  // The best scenario of each fault first, for no fault is sure to be one of those that it notices.
  const performances = Array.from({ length: triedScenarios }).flatMap((_, place) =>
    breaking.flatMap(({ fault, scenarios: before }) => {
      const scenario = before[place];
      return scenario === undefined ? [] : [{ scenario, version, fault }];
    }),
  );
  const isNoticed = ({ result }: Performed): boolean => result.findings.some(({ by }) => by === check.name);
  const noticed = await choose(performances, isNoticed, { tried: performances.length, compared: 1 });
  return [
    ...checkLines(check, citedFor(version), layout),
    '',
    ...watchLines(noticed, 'mqttspec prove --verbose tells which faults it notices.', layout),
  ];
}

/** A scenario in which a fault shows; `otherwise` is said where none was found. */
function watchLines(performed: Performed | null, otherwise: string, layout: SceneLayout): string[] {
  if (performed === null) return labelled('', `None of the scenarios tried shows it; ${otherwise}`, layout);
  const { scenario } = performed;
  return [
    ...labelled('watch', `${scenario.id}: ${scenario.title}`, layout, layout.palette.bold),
    ...labelled('', scenario.lesson.replace(/\s+/g, ' ').trim(), layout),
    '',
    ...sceneLines(performed, layout),
  ];
}

/** The newest version in which all of them are; of the first alone where they share none. */
function newestOf(first: Citations, second: Citations = first): Version {
  const newestFirst = [...versions].reverse().filter((version) => version in first);
  return newestFirst.find((version) => version in second) ?? newestFirst[0] ?? '5.0';
}

function versionOf(name: string, citations: Citations, version: Version): Version {
  if (version in citations) return version;
  const there = versions.filter((one) => one in citations).join(' and ');
  throw new UsageError(`${name} is about MQTT ${there}, not ${version}.`);
}

/** 3.1 numbers nothing; what it means is what 3.1.1 says. */
const citedFor = (version: Version): CitedVersion => (version === '3.1' ? '3.1.1' : version);
