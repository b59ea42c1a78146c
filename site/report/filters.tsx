/** The search field and the filters above a view. */

import { verdicts } from '../../harness/verdict.ts';
import { filterOf, isFiltering } from './filter.ts';
import type { Model } from './model.ts';
import { type Place, replacePlace } from './place.ts';

/** The row of them; what is chosen stands in the address. */
export function Filters({ model, place }: { readonly model: Model; readonly place: Place }) {
  const { chosen } = place;
  const filter = filterOf(place);
  const choose = (changes: Readonly<Record<string, string>>): void => replacePlace('', { ...chosen, ...changes });
  const toggle = (verdict: string): void => {
    const asked = new Set(filter.verdicts);
    if (!asked.delete(verdict)) asked.add(verdict);
    choose({ verdict: [...asked].join(',') });
  };
  const versions = [...new Set(model.columns.map(({ version }) => version))];
  return (
    <search class="filters">
      <input
        type="search"
        aria-label="Search"
        placeholder="Search: words, ids, statements"
        value={chosen['q'] ?? ''}
        onInput={({ currentTarget }) => choose({ q: currentTarget.value })}
      />
      {chosen['view'] !== 'profile' && (
        <fieldset class="chips">
          <legend class="sr-only">Verdicts</legend>
          {verdicts.map((verdict) => (
            <button
              key={verdict}
              type="button"
              class={`chip ${verdict}`}
              aria-pressed={filter.verdicts.has(verdict)}
              onClick={() => toggle(verdict)}
            >
              {verdict}
            </button>
          ))}
        </fieldset>
      )}
      {versions.length > 1 && (
        <select
          aria-label="Version"
          value={filter.version}
          onChange={({ currentTarget }) => choose({ mqtt: currentTarget.value })}
        >
          <option value="">all versions</option>
          {versions.map((version) => (
            <option key={version} value={version}>
              MQTT {version}
            </option>
          ))}
        </select>
      )}
      {model.reports.length > 1 && (
        <label class="check">
          <input
            type="checkbox"
            checked={filter.differing}
            onChange={({ currentTarget }) => choose({ differ: currentTarget.checked ? '1' : '' })}
          />
          only where they differ
        </label>
      )}
      {isFiltering(filter) && (
        <button type="button" class="plain" onClick={() => choose({ q: '', verdict: '', mqtt: '', differ: '' })}>
          clear
        </button>
      )}
    </search>
  );
}
