/** Reports of runs: picked, dropped or handed over, and then shown as the HTML report shows them. */

import { SiteHead } from './site-head.tsx';

interface ReportsPageProps {
  /** Addresses of reports to open at once. */
  readonly handed: readonly string[];
}

/** The page. */
export function ReportsPage({ handed }: ReportsPageProps) {
  return (
    <>
      <SiteHead here="reports" />
      <main class="page">
        <h1>Reports</h1>
        <p class="lead">{handed.join(', ')}</p>
      </main>
    </>
  );
}
