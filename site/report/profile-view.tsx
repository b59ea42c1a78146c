/** What the runs learnt of the brokers beside verdicts: what they offer, and how they used the freedoms of the standard. */

import type { Observation } from '../../harness/result.ts';
import { type Filter, hasWords } from './filter.ts';
import type { Model } from './model.ts';

interface ProfileViewProps {
  readonly model: Model;
  readonly filter: Filter;
}

/** An observation of a scenario: `suite/behaviour (version): name`. */
const observed = /^(\S+\/\S+) \(([\d.]+)\): (.+)$/;

/** Two tables: of the broker as a whole, and of single scenarios. */
export function ProfileView({ model, filter }: ProfileViewProps) {
  const keys = [...new Set(model.reports.flatMap(({ profile }) => Object.keys(profile)))].filter(
    (key) => hasWords(key.toLowerCase(), filter) && (filter.version === '' || key.includes(`(${filter.version})`)),
  );
  const shown = filter.differing ? keys.filter((key) => isDisputed(model, key)) : keys;
  const [ofScenarios, ofBroker] = [
    shown.filter((key) => observed.test(key)),
    shown.filter((key) => !observed.test(key)),
  ];
  return (
    <>
      <ProfileTable title="The broker" keys={ofBroker} model={model} />
      <ProfileTable title="Where the standard leaves a choice" keys={ofScenarios} model={model} />
    </>
  );
}

function isDisputed({ reports }: Model, key: string): boolean {
  return new Set(reports.map(({ profile }) => String(profile[key]))).size > 1;
}

interface ProfileTableProps {
  readonly title: string;
  readonly keys: readonly string[];
  readonly model: Model;
}

function ProfileTable({ title, keys, model: { reports, names } }: ProfileTableProps) {
  if (keys.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <div class="scroll">
        <table class="profile">
          <thead class={names.length > 1 ? '' : 'sr-only'}>
            <tr>
              <th scope="col">Observed</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key}>
                <th scope="row">
                  <KeyName name={key} />
                </th>
                {reports.map(({ profile }, of) => (
                  <td key={names[of]}>{valueText(profile[key])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function KeyName({ name }: { readonly name: string }) {
  const [, id, version, what] = observed.exec(name) ?? [];
  if (id === undefined || version === undefined) return <>{name}</>;
  return (
    <>
      {what} <a href={`#${id}?mqtt=${version}`}>{id}</a> <small>{version}</small>
    </>
  );
}

function valueText(value: Observation | undefined): string {
  if (value === undefined) return '·';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
