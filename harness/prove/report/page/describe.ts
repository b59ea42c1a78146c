/** Tells what came of pairs, in words. */

import { make } from './dom.ts';
import { facts, type Notice, type Outcome, type Pair } from './model.ts';

/** Each outcome in words. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  body: 'noticed by the scenario itself',
  check: 'noticed by an always-on check alone',
  inconclusive: 'inconclusive: could say nothing',
  unnoticed: 'ran, and noticed nothing',
  same: 'no difference: the broken broker does here what the sound one does',
  untried: 'not tried: an example was found elsewhere',
};

/** The outcomes that can be on this page. */
export const shownOutcomes = (Object.keys(outcomeWords) as Outcome[]).filter(
  (outcome) => outcome !== (facts.mode === 'full' ? 'untried' : 'same'),
);

/** Who noticed, and what was said. */
export function noticeLine({ version, byBody, checks, reason }: Notice): HTMLElement {
  const tags = [
    ...(byBody ? [make('span', { class: 'tag body' }, 'body')] : []),
    ...checks.map((name) => make('span', { class: 'tag check' }, name)),
  ];
  return make('div', {}, `MQTT ${version} `, ...tags.flatMap((tag) => [tag, ' ']), make('code', {}, reason));
}

/** All of one pair. */
export function describePair({ fault, scenario, outcome, notices }: Pair): readonly HTMLElement[] {
  return [
    make('div', {}, make('code', {}, fault.name), ` ${fault.title} `, make('span', { class: 'faint' }, fault.breaks)),
    make('div', {}, make('code', {}, scenario.id), ` ${scenario.title}`),
    make(
      'div',
      {},
      make('span', { class: `swatch ${outcome}`, style: `background-color: var(--${outcome})` }),
      outcomeWords[outcome],
    ),
    ...notices.map(noticeLine),
  ];
}
