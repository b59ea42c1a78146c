/** Lesson: topics and wildcards. */

import { useState } from 'preact/hooks';
import { wildcards } from '../../lab/exchanges/wildcards.ts';
import { type LevelOutcome, type LevelRow, matchLevels } from '../../lab/topic-levels.ts';
import { ExchangeView } from '../exchange-view.tsx';
import type { Lesson } from './lesson.ts';

const told: Readonly<Record<LevelOutcome, (row: LevelRow) => string>> = {
  same: () => 'letter by letter the same',
  plus: ({ name }) => (name === '' ? '+ stands for one level, an empty one too' : '+ stands for any one level'),
  hash: ({ name }) =>
    name === null ? '# stands for nothing here: the parent is included' : '# stands for all the rest',
  differs: () => 'different: no match (capital letters count too)',
  'filter-left': () => 'the name has ended, and the filter goes on: no match',
  'name-left': () => 'the filter has ended, and the name goes on: no match',
  dollar: () => 'a wildcard at the very start never stands for a level that begins with $: no match',
};

const examples = [
  ['home/+/temperature', 'home/kitchen/temperature'],
  ['home/#', 'home'],
  ['home/+', 'home/kitchen/oven'],
  ['#', '$SYS/broker/uptime'],
  ['+/+', '/home'],
] as const;

function TryIt() {
  const [filter, setFilter] = useState<string>(examples[0][0]);
  const [name, setName] = useState<string>(examples[0][1]);
  const match = matchLevels(filter, name);
  return (
    <section class="card try" aria-label="Try a filter and a name">
      <div class="fields mono-fields">
        <label class="form-field wide">
          Topic Filter, of the subscriber
          <input value={filter} spellcheck={false} onInput={({ currentTarget }) => setFilter(currentTarget.value)} />
        </label>
        <label class="form-field wide">
          Topic Name, of the message
          <input value={name} spellcheck={false} onInput={({ currentTarget }) => setName(currentTarget.value)} />
        </label>
      </div>
      <p class="examples">
        <span class="faint">For example:</span>{' '}
        {examples.map(([oneFilter, oneName]) => (
          <button
            key={oneFilter}
            type="button"
            class="quiet"
            onClick={() => {
              setFilter(oneFilter);
              setName(oneName);
            }}
          >
            {oneFilter} and {oneName}
          </button>
        ))}
      </p>
      <div role="status">
        {match.kind === 'illegal' ? (
          <p class="match no">{match.problem}</p>
        ) : (
          <>
            <table class="levels">
              <thead>
                <tr>
                  <th scope="col">filter</th>
                  <th scope="col">name</th>
                  <th scope="col">level by level</th>
                </tr>
              </thead>
              <tbody>
                {match.rows.map((row, index) => (
                  <tr key={index} class={['same', 'plus', 'hash'].includes(row.outcome) ? 'good' : 'bad'}>
                    <td class="mono">{row.filter ?? ''}</td>
                    <td class="mono">{row.name === '' ? '(empty)' : (row.name ?? '')}</td>
                    <td>{told[row.outcome](row)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p class={match.matches ? 'match yes' : 'match no'}>
              {match.matches ? '✓ They match.' : '✗ They do not match.'}
            </p>
          </>
        )}
      </div>
    </section>
  );
}

function Body() {
  return (
    <>
      <p>
        A message carries a <b>Topic Name</b>, such as <code>home/kitchen/temperature</code>. Slashes divide it into
        levels. Nobody has to set topics up: they exist because somebody publishes.
      </p>
      <p>
        Whoever wants messages subscribes with a <b>Topic Filter</b>. It may be a name, or have wildcards:{' '}
        <code>+</code> stands for exactly one level, <code>#</code>, only at the end, for any number of levels, none
        included. The broker compares level by level, and letter by letter.
      </p>
      <TryIt />
      <p>
        The same with a broker. It runs within this page, and so do its clients. Go step by step, then break a rule and
        see who notices.
      </p>
      <ExchangeView exchange={wildcards} />
    </>
  );
}

export const topics: Lesson = {
  id: 'topics',
  title: 'Topics and wildcards',
  summary: 'Names of messages, filters of subscribers, and when one matches the other.',
  Body,
};
