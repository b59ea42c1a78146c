/** The reports themselves: the overview, a scenario or a statement, whichever the address names. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Model } from './model.ts';
import { Overview } from './overview.tsx';
import { type Place, usePlace } from './place.ts';
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
  const isOverview = row === undefined && statement === undefined;
  // Once drawn it stays, out of sight, so that who comes back finds what stood open, and where.
  const overview = useRef<{ place: Place; scrolled: number } | null>(null);
  if (isOverview) overview.current = { place, scrolled: overview.current?.scrolled ?? 0 };
  useLayoutEffect(() => {
    scrollTo(0, isOverview ? (overview.current?.scrolled ?? 0) : 0);
    const remember = (): void => {
      if (isOverview && overview.current !== null) overview.current.scrolled = scrollY;
    };
    // The address changes, and is told of, before anything is drawn.
    addEventListener('hashchange', remember, { capture: true });
    return () => removeEventListener('hashchange', remember, { capture: true });
  }, [place.id, isOverview]);
  return (
    <>
      {overview.current !== null && (
        <div hidden={!isOverview}>
          <Overview model={model} place={overview.current.place} />
        </div>
      )}
      {row !== undefined && <ScenarioPage model={model} row={row} chosen={place.chosen} />}
      {statement !== undefined && <StatementPage model={model} row={statement} />}
    </>
  );
}
