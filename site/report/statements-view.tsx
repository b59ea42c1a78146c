/** All statements by section of the standard, with what each broker came to. */

import { Fragment } from 'preact';
import { count } from '../../harness/report/printable.ts';
import { sectionTitle, sectionUrl } from '../../reference/statements/sections.ts';
import { markOf } from '../components/verdict-badge.tsx';
import { type Filter, hasWords, isFiltering } from './filter.ts';
import type { Model, StatementRow } from './model.ts';
import { hashOf } from './place.ts';

interface StatementsViewProps {
  readonly model: Model;
  readonly filter: Filter;
}

/** A table for each version. */
export function StatementsView({ model, filter }: StatementsViewProps) {
  const rows = model.statements.filter((row) => matches(row, filter));
  return (
    <>
      {isFiltering(filter) && (
        <p class="faint" role="status">
          {count(rows.length, 'statement')} of {model.statements.length}
        </p>
      )}
      {[...Map.groupBy(rows, ({ version }) => version)].map(([version, ofVersion]) => (
        <VersionTable key={version} version={version} rows={ofVersion} names={model.names} />
      ))}
    </>
  );
}

function matches({ version, haystack, results }: StatementRow, filter: Filter): boolean {
  const verdicts = results.map((result) => result?.verdict ?? 'untested');
  return (
    (filter.version === '' || filter.version === version) &&
    hasWords(haystack, filter) &&
    (filter.verdicts.size === 0 || verdicts.some((verdict) => filter.verdicts.has(verdict))) &&
    (!filter.differing || new Set(verdicts).size > 1)
  );
}

interface VersionTableProps {
  readonly version: '3.1.1' | '5.0';
  readonly rows: readonly StatementRow[];
  readonly names: readonly string[];
}

function VersionTable({ version, rows, names }: VersionTableProps) {
  const sections = [...Map.groupBy(rows, ({ statement }) => statement.section)];
  return (
    <div class="scroll">
      <table class="matrix statements">
        <thead>
          <tr class={names.length > 1 ? 'brokers' : ''}>
            <th scope="col">
              <h2>MQTT {version}</h2>
            </th>
            {names.map((name) => (
              <th key={name} scope="col" class="edge">
                {names.length > 1 ? <span>{name}</span> : <span class="sr-only">{name}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sections.map(([section, ofSection]) => (
            <Fragment key={section}>
              <tr class="section">
                <th scope="rowgroup" colSpan={names.length + 1}>
                  <a href={sectionUrl(version, section)} target="_blank" rel="noreferrer">
                    {section} {sectionTitle(version, section)}
                  </a>
                </th>
              </tr>
              {ofSection.map((row) => (
                <StatementLine key={row.statement.id} row={row} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StatementLine({ row: { statement, version, results } }: { readonly row: StatementRow }) {
  const href = hashOf(statement.id, { mqtt: version });
  return (
    <tr>
      <th scope="row">
        <a class="mono" href={href}>
          {statement.id}
        </a>
        <span class="level">{statement.level}</span>
        <div class="gist">{statement.gist}</div>
      </th>
      {results.map((result, of) => {
        const verdict = result?.verdict ?? 'untested';
        return (
          <td key={of} class="edge">
            <a class={`cell ${verdict}`} href={href} title={verdict}>
              <span aria-hidden="true">{markOf(verdict)}</span>
              <span class="sr-only">{verdict}</span>
            </a>
          </td>
        );
      })}
    </tr>
  );
}
