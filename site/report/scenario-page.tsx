/** The page of one scenario: what it teaches, what was expected and came, the packets, and each of them byte by byte. */

import type { PageScenario } from '../../harness/report/html-data.ts';
import { duration } from '../../harness/report/printable.ts';
import { reasonParts } from '../../harness/report/reason-parts.ts';
import { explainBasis } from '../../harness/report/requirement.ts';
import { StatementNote } from '../components/statement-note.tsx';
import { markOf, VerdictBadge } from '../components/verdict-badge.tsx';
import { BrokerLog } from './broker-log.tsx';
import type { Column, Model, Row } from './model.ts';
import { hashOf, type Place } from './place.ts';
import { entryHash } from './scenario-row.tsx';
import { TracePanel } from './trace-panel.tsx';

interface ScenarioPageProps {
  readonly model: Model;
  readonly row: Row;
  readonly chosen: Place['chosen'];
}

interface Entry {
  readonly column: Column;
  readonly entry: PageScenario;
}

/** The page. */
export function ScenarioPage({ model, row, chosen }: ScenarioPageProps) {
  const entries = row.entries.flatMap((cell, at) => {
    const column = model.columns[at];
    return column === undefined ? [] : cell.map((entry): Entry => ({ column, entry }));
  });
  const here = chosenOf(entries, chosen);
  if (here === undefined) return null;
  const { entry, column } = here;
  const url = model.reports[column.of]?.target.urls.join(' ') ?? '';
  return (
    <article class="scenario">
      <nav class="crumbs" aria-label="Breadcrumb">
        <a href={hashOf('', {})}>Report</a> / <a href={hashOf('', { q: `${row.suite}/` })}>{row.suite}</a> /{' '}
        <span class="mono">{row.id.slice(row.suite.length + 1)}</span>
      </nav>
      <h1>{row.about.title}</h1>
      <nav class="siblings" aria-label="Versions and brokers">
        {entries.map((each) => (
          <Sibling key={entryHash(each.entry, each.column)} model={model} each={each} isHere={each === here} />
        ))}
      </nav>
      <Outcome entry={entry} />
      <BrokerLog lines={entry.brokerLog ?? []} on="about the clients of this scenario:" />
      <div class="beside">
        <section class="card lesson" aria-label="Lesson">
          <h2>Lesson</h2>
          <p>{row.about.lesson}</p>
        </section>
        {entry.statements.length > 0 && (
          <section class="card" aria-label="Statements">
            <h2>The standard</h2>
            {entry.statements.map((id) => (
              <StatementNote
                key={id}
                version={entry.version}
                id={id}
                broken={entry.broken.includes(id)}
                href={hashOf(id, { mqtt: entry.version })}
              />
            ))}
          </section>
        )}
      </div>
      <TracePanel key={entryHash(entry, column)} entry={entry} readPiece={model.readPiece} />
      <Observations entry={entry} />
      <p class="alone">
        <span class="faint">Alone:</span>{' '}
        <code>
          mqttspec run {url} --scenario {row.id} --mqtt {entry.version}
        </code>
      </p>
    </article>
  );
}

/** The entry that the address names; without one, the first that departs. */
function chosenOf(entries: readonly Entry[], { mqtt, over, of }: Place['chosen']): Entry | undefined {
  // Links name the broker only where it is not the first.
  const report = of ?? (over === undefined ? undefined : '1');
  const fitting = entries.filter(
    ({ entry, column }) =>
      (mqtt === undefined || entry.version === mqtt) &&
      (over === undefined || entry.transport === over) &&
      (report === undefined || column.of === Number(report) - 1),
  );
  const candidates = fitting.length > 0 ? fitting : entries;
  return candidates.find(({ entry }) => entry.verdict === 'fail') ?? candidates[0];
}

interface SiblingProps {
  readonly model: Model;
  readonly each: Entry;
  readonly isHere: boolean;
}

function Sibling({ model, each: { entry, column }, isHere }: SiblingProps) {
  const broker = model.names.length > 1 ? `${model.names[column.of]}, ` : '';
  return (
    <a class={`sibling ${entry.verdict}`} href={entryHash(entry, column)} aria-current={isHere ? 'page' : undefined}>
      <span class="mark" aria-hidden="true">
        {markOf(entry.verdict)}
      </span>
      <span class="sr-only">{entry.verdict}: </span>
      {broker}MQTT {entry.version} over {entry.transport}
    </a>
  );
}

function Outcome({ entry }: { readonly entry: PageScenario }) {
  const { verdict, reason, basis, findings, version, durationMs, known } = entry;
  const parts = reasonParts(reason ?? '');
  return (
    <section class={`card outcome ${verdict}`} aria-label="Verdict">
      <div class="outcome-head">
        <VerdictBadge verdict={verdict} large />
        <span class="faint">{duration(durationMs)}</span>
      </div>
      {reason !== null && (
        <dl>
          {parts === null ? (
            <div>
              <dt>why</dt>
              <dd>{reason}</dd>
            </div>
          ) : (
            <>
              <div>
                <dt>expected</dt>
                <dd>{parts.expected}</dd>
              </div>
              <div>
                <dt>got</dt>
                <dd class="got">{parts.got}</dd>
              </div>
            </>
          )}
          {findings.slice(1).map(({ by, severity, reason: further, statements }) => (
            <div key={`${by} ${further}`}>
              <dt>also</dt>
              <dd>
                {severity} by <code>{by}</code>: {further} {statements.join(', ')}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {known !== undefined && (
        <p class="known">
          Known: {known.reason}
          {known.issue !== undefined && (
            <>
              {' ('}
              <a href={known.issue}>followed up</a>)
            </>
          )}
        </p>
      )}
      {basis !== null && <p class="faint basis">{explainBasis(basis, version)}</p>}
    </section>
  );
}

function Observations({ entry: { observations } }: { readonly entry: PageScenario }) {
  const told = Object.entries(observations);
  if (told.length === 0) return null;
  return (
    <section class="card" aria-label="Observed">
      <h2>Observed</h2>
      <dl>
        {told.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
