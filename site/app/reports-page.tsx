/** Reports of runs: picked, dropped or handed over, and then shown as the HTML report shows them. */

import { useEffect, useState } from 'preact/hooks';
import { type JsonReport, parseReport } from '../../harness/report/json-report.ts';
import { hashOf } from '../report/place.ts';
import { SiteHead } from './site-head.tsx';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

interface ReportsPageProps {
  /** Addresses of reports to open at once. */
  readonly handed: readonly string[];
}

async function fetchReport(address: string): Promise<JsonReport> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return parseReport(await response.text(), address);
}

/** What the HTML report is made of, with these reports in it; loaded when there is something to view. */
async function viewerOf(reports: readonly JsonReport[]) {
  const [{ Report }, { modelOf }, { packPage }] = await Promise.all([
    import('../report/report.tsx'),
    import('../report/model.ts'),
    import('../../harness/report/html-data.ts'),
  ]);
  const { data, pieces } = packPage(reports);
  return { Report, model: modelOf(data, async (piece) => pieces[piece] ?? []) };
}

/** The page. */
export function ReportsPage({ handed }: ReportsPageProps) {
  const [reports, setReports] = useState<readonly JsonReport[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  const open = async (load: () => Promise<readonly JsonReport[]>): Promise<void> => {
    setProblem(null);
    try {
      setReports(await load());
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  useEffect(() => {
    if (handed.length > 0) void open(() => Promise.all(handed.map(fetchReport)));
  }, [handed]);

  const openFiles = (files: FileList | null | undefined): void => {
    const list = [...(files ?? [])];
    if (list.length > 0)
      void open(() => Promise.all(list.map(async (file) => parseReport(await file.text(), file.name))));
  };

  useEffect(() => {
    const allow = (event: DragEvent): void => event.preventDefault();
    const take = (event: DragEvent): void => {
      event.preventDefault();
      openFiles(event.dataTransfer?.files);
    };
    addEventListener('dragover', allow);
    addEventListener('drop', take);
    return () => {
      removeEventListener('dragover', allow);
      removeEventListener('drop', take);
    };
  });

  return reports.length === 0 ? (
    <Invitation isOpening={handed.length > 0 && problem === null} problem={problem} onFiles={openFiles} />
  ) : (
    <Viewer reports={reports} problem={problem} onClose={() => setReports([])} />
  );
}

interface InvitationProps {
  readonly isOpening: boolean;
  readonly problem: string | null;
  onFiles(files: FileList | null): void;
}

function Invitation({ isOpening, problem, onFiles }: InvitationProps) {
  return (
    <>
      <SiteHead here="reports" />
      <main class="page">
        <h1>Reports</h1>
        <p class="lead">
          What <code>mqttspec run</code> found out about a broker: each verdict, with the packets that prove it. Several
          reports are laid side by side.
        </p>
        <label class="card drop">
          <b>Choose JSON reports, or drop them here</b>
          <span class="faint">
            They stay on this machine. Make one with{' '}
            <code>npx mqttspec run mqtt://127.0.0.1:1883 --reporter json=mine.json</code>
          </span>
          <input
            type="file"
            multiple
            accept=".json,application/json"
            onChange={({ currentTarget }) => onFiles(currentTarget.files)}
          />
        </label>
        {isOpening && <p class="faint">Opening the reports …</p>}
        {problem !== null && (
          <p role="alert" class="problem">
            {problem}
          </p>
        )}
      </main>
    </>
  );
}

interface ViewerProps {
  readonly reports: readonly JsonReport[];
  readonly problem: string | null;
  onClose(): void;
}

function Viewer({ reports, problem, onClose }: ViewerProps) {
  const viewer = useLoaded(() => viewerOf(reports), [reports]);
  const close = (): void => {
    history.replaceState(null, '', location.pathname);
    onClose();
  };
  return (
    <Waiting for={viewer} what="the reports">
      {({ Report, model }) => (
        <>
          <SiteHead here="reports" />
          <div class="report-bar">
            <a href={hashOf('', {})}>{model.names.join(' · ')}</a>
            {problem !== null && (
              <span role="alert" class="problem">
                {problem}
              </span>
            )}
            <button type="button" onClick={close}>
              Open others
            </button>
          </div>
          <main>
            <Report model={model} />
          </main>
        </>
      )}
    </Waiting>
  );
}
