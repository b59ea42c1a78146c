/** The reports themselves: the overview, a scenario or a statement, whichever the address names. */

import { useLayoutEffect } from 'preact/hooks';
import type { Model } from './model.ts';
import { Overview } from './overview.tsx';
import { usePlace } from './place.ts';
import { ScenarioPage } from './scenario-page.tsx';
import { StatementPage } from './statement-page.tsx';
import './report.css';

/** What stands within `main`; links go to other places of the same page. */
export function Report({ model }: { readonly model: Model }) {
  const place = usePlace();
  const row = model.rowOf.get(place.id);
  const statement = model.statements.find(
    ({ statement: { id }, version }) => id === place.id && (place.chosen['mqtt'] ?? version) === version,
  );
  // Another place is read from its top.
  useLayoutEffect(() => scrollTo(0, 0), [place.id]);
  if (row !== undefined) return <ScenarioPage model={model} row={row} chosen={place.chosen} />;
  if (statement !== undefined) return <StatementPage model={model} row={statement} />;
  return <Overview model={model} place={place} />;
}
