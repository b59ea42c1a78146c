/** All scenarios to search through, and each of them to be run. */

import { useState } from 'preact/hooks';
import type { Scenario } from '../../harness/scenario.ts';
import { type Version, versions } from '../../reference/codec/version.ts';
import { loadScenarios } from '../lab/repertoire.ts';
import type { PageProps } from './app.tsx';
import { hrefOf } from './route.ts';
import { ScenarioPage } from './scenario-page.tsx';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

/** So many are listed at first, and so many more at each asking. */
const listedAtOnce = 100;

/** The page. */
export function ScenariosPage({ route }: PageProps) {
  const loaded = useLoaded(loadScenarios, []);
  const id = route.path.slice(1).join('/');
  return (
    <Waiting for={loaded} what="the scenarios">
      {(scenarios) => {
        const scenario = scenarios.get(id);
        if (scenario !== undefined) return <ScenarioPage key={id} scenario={scenario} query={route.query} />;
        return <ScenarioList scenarios={[...scenarios.values()]} unknown={id} />;
      }}
    </Waiting>
  );
}

/** What the reader looks for. */
interface Wanted {
  readonly text: string;
  readonly suite: string;
  readonly version: Version | '';
}

function fits({ text, suite, version }: Wanted): (scenario: Scenario) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (scenario) => {
    if (suite !== '' && scenario.suite !== suite) return false;
    if (version !== '' && scenario.statements[version] === undefined) return false;
    const statements = Object.values(scenario.statements).flat().join(' ');
    const all = `${scenario.id} ${scenario.title} ${scenario.lesson} ${statements}`.toLowerCase();
    return words.every((word) => all.includes(word));
  };
}

interface ScenarioListProps {
  readonly scenarios: readonly Scenario[];
  /** The id of the address, if it is none of theirs. */
  readonly unknown: string;
}

function ScenarioList({ scenarios, unknown }: ScenarioListProps) {
  const [wanted, setWanted] = useState<Wanted>({ text: unknown, suite: '', version: '' });
  const [listed, setListed] = useState(listedAtOnce);
  const suites = [...new Set(scenarios.map(({ suite }) => suite))];
  const found = scenarios.filter(fits(wanted));
  const want = (part: Partial<Wanted>): void => {
    setWanted({ ...wanted, ...part });
    setListed(listedAtOnce);
  };
  return (
    <>
      <h1>Scenarios</h1>
      <p class="lead">
        A scenario is a small story with a broker in it, and an expectation of how it goes on. Choose one, run it here,
        and see what each side says.
      </p>
      <form class="search" onSubmit={(event) => event.preventDefault()}>
        <label class="form-field wide">
          Search
          <input
            type="search"
            value={wanted.text}
            placeholder="words, or a statement: MQTT-3.1.2-24"
            onInput={({ currentTarget }) => want({ text: currentTarget.value })}
          />
        </label>
        <label class="form-field">
          Subject
          <select value={wanted.suite} onChange={({ currentTarget }) => want({ suite: currentTarget.value })}>
            <option value="">all</option>
            {suites.map((suite) => (
              <option key={suite} value={suite}>
                {suite}
              </option>
            ))}
          </select>
        </label>
        <label class="form-field">
          Version
          <select
            value={wanted.version}
            onChange={({ currentTarget }) => want({ version: currentTarget.value as Wanted['version'] })}
          >
            <option value="">all</option>
            {versions.map((version) => (
              <option key={version} value={version}>
                {version}
              </option>
            ))}
          </select>
        </label>
      </form>
      <p class="faint" role="status">
        {found.length} of {scenarios.length} scenarios
      </p>
      <ul class="scenario-list">
        {found.slice(0, listed).map(({ id, title }) => (
          <li key={id}>
            <a href={hrefOf(`scenarios/${id}`, { mqtt: wanted.version === '' ? null : wanted.version })}>
              <span>{title}</span>
              <code>{id}</code>
            </a>
          </li>
        ))}
      </ul>
      {found.length > listed && (
        <button type="button" onClick={() => setListed(listed + listedAtOnce)}>
          Show more
        </button>
      )}
    </>
  );
}
