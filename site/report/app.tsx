/** The report as a whole: a head, and below it the overview, a scenario or a statement. */

import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { ThemeSwitch } from '../components/theme-switch.tsx';
import type { Model } from './model.ts';
import { Overview } from './overview.tsx';
import { hashOf, usePlace } from './place.ts';
import { ScenarioPage } from './scenario-page.tsx';
import { StatementPage } from './statement-page.tsx';
import './report.css';

interface AppProps {
  readonly model: Model;
  /** In place of the report's own head, within another page. */
  readonly head?: ComponentChildren;
}

/** The page. */
export function App({ model, head }: AppProps) {
  const place = usePlace();
  const row = model.rowOf.get(place.id);
  const statement = model.statements.find(
    ({ statement: { id }, version }) => id === place.id && (place.chosen['mqtt'] ?? version) === version,
  );
  // Another place is read from its top.
  useLayoutEffect(() => scrollTo(0, 0), [place.id]);
  return (
    <>
      {head ?? <ReportHead names={place.id === '' ? [] : model.names} />}
      <main>
        {row !== undefined ? (
          <ScenarioPage model={model} row={row} chosen={place.chosen} />
        ) : statement !== undefined ? (
          <StatementPage model={model} row={statement} />
        ) : (
          <Overview model={model} place={place} />
        )}
      </main>
    </>
  );
}

function ReportHead({ names }: { readonly names: readonly string[] }) {
  return (
    <header class="top">
      <a href={hashOf('', {})} class="brand">
        mqttspec
      </a>
      <span class="faint">{names.length === 0 ? 'MQTT conformance report' : names.join(' · ')}</span>
      <ThemeSwitch />
    </header>
  );
}
