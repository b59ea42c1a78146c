/** The first page: who was judged and how it came out, then everything by suite, by section of the standard, or as a profile. */

import { count, duration } from '../../harness/report/printable.ts';
import { overall, verdictSentence } from '../../harness/report/verdict-sentence.ts';
import { verdicts } from '../../harness/verdict.ts';
import { VerdictBadge } from '../components/verdict-badge.tsx';
import { BrokerLog } from './broker-log.tsx';
import { filterOf } from './filter.ts';
import { Filters } from './filters.tsx';
import type { Model } from './model.ts';
import { hashOf, type Place } from './place.ts';
import { ProfileView } from './profile-view.tsx';
import { StatementsView } from './statements-view.tsx';
import { SuitesView } from './suites-view.tsx';
import { TallyBar } from './tally-bar.tsx';

interface OverviewProps {
  readonly model: Model;
  readonly place: Place;
}

const views = [
  { name: '', label: 'Scenarios' },
  { name: 'statements', label: 'The standard' },
  { name: 'profile', label: 'Profile' },
] as const;

/** The page. */
export function Overview({ model, place }: OverviewProps) {
  const { view = '' } = place.chosen;
  const filter = filterOf(place);
  return (
    <>
      {model.reports.length === 1 ? <Target model={model} place={place} /> : <Targets model={model} />}
      {place.id !== '' && <p class="lost">There is no “{place.id}” in this report.</p>}
      <nav class="tabs" aria-label="Views">
        {views.map(({ name, label }) => (
          <a
            key={name}
            href={hashOf('', { ...place.chosen, view: name })}
            aria-current={view === name ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <Filters model={model} place={place} />
      {view === 'statements' ? (
        <StatementsView model={model} filter={filter} />
      ) : view === 'profile' ? (
        <ProfileView model={model} filter={filter} />
      ) : (
        <SuitesView model={model} filter={filter} />
      )}
    </>
  );
}

function Target({ model, place }: OverviewProps) {
  const [report] = model.reports;
  if (report === undefined) return null;
  const { summary, scenarios, startedAt, durationMs, target, tool } = report;
  return (
    <section class="target">
      <h1>{model.names[0]}</h1>
      <p class="facts">
        {target.urls.join('  ')} · {moment(startedAt)} · {count(scenarios.length, 'scenario')} in {duration(durationMs)}{' '}
        · {tool.name} {tool.version}
      </p>
      <p class={`sentence ${overall(report, false)}`}>{verdictSentence(report, false)}</p>
      <TallyBar summary={summary} />
      <ul class="tallies">
        {verdicts.map((verdict) => (
          <li key={verdict}>
            <a class={`tally ${verdict}`} href={hashOf('', { ...place.chosen, view: '', verdict })}>
              <b>{summary[verdict].toLocaleString('en')}</b> {verdict}
            </a>
          </li>
        ))}
      </ul>
      <BrokerLog lines={target.brokerLog ?? []} on="last:" />
    </section>
  );
}

function Targets({ model: { reports, names } }: { readonly model: Model }) {
  return (
    <section class="target">
      <h1>{count(reports.length, 'broker')} side by side</h1>
      <div class="scroll">
        <table class="targets">
          <thead>
            <tr>
              <th scope="col">Broker</th>
              <th scope="col" class="roomy">
                Verdict
              </th>
              <th scope="col" class="wide">
                Scenarios
              </th>
              {verdicts.map((verdict) => (
                <th key={verdict} scope="col" class="number">
                  {verdict}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reports.map((report, of) => (
              <tr key={names[of]}>
                <th scope="row">
                  {names[of]}
                  <small>{moment(report.startedAt)}</small>
                </th>
                <td class="roomy">
                  <VerdictBadge verdict={overall(report, false)} />
                </td>
                <td class="wide">
                  <TallyBar summary={report.summary} />
                </td>
                {verdicts.map((verdict) => (
                  <td key={verdict} class={`number ${report.summary[verdict] === 0 ? 'faint' : `${verdict} tinted`}`}>
                    {report.summary[verdict].toLocaleString('en')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Such as `2026-01-01 12:00 UTC`. */
const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
