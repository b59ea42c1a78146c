/** One scenario, run in the page: in a version, on a sound broker or with a fault in it. */

import type { ScenarioResult } from '../../harness/result.ts';
import { virtualRun } from '../../harness/runner/virtual-run.ts';
import type { Scenario } from '../../harness/scenario.ts';
import { type Version, versions } from '../../reference/codec/version.ts';
import type { Fault } from '../../reference/faults/fault.ts';
import { StatementNote } from '../components/statement-note.tsx';
import { loadFaults } from '../lab/repertoire.ts';
import { Choice } from './choice.tsx';
import { FaultPicker } from './fault-picker.tsx';
import { Outcome } from './outcome.tsx';
import { hrefOf } from './route.ts';
import { StepThrough } from './step-through.tsx';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

interface ScenarioPageProps {
  readonly scenario: Scenario;
  /** `mqtt` and `fault`, both optional. */
  readonly query: URLSearchParams;
}

async function runOnce(scenario: Scenario, version: Version, fault: Fault | undefined): Promise<ScenarioResult> {
  const faults = fault === undefined ? [] : [fault];
  const [result] = await virtualRun({ scenarios: [scenario], versions: [version], faults, slow: true });
  if (result === undefined) throw new Error(`${scenario.id} does not run in ${version}`);
  return result;
}

/** The page. */
export function ScenarioPage({ scenario, query }: ScenarioPageProps) {
  const spoken = versions.filter((version) => scenario.statements[version] !== undefined);
  const version = spoken.find((one) => one === query.get('mqtt')) ?? spoken.at(-1) ?? '5.0';
  const name = query.get('fault');
  const faults = useLoaded(loadFaults, []);
  const fault = faults.state === 'there' && name !== null ? faults.value.get(name) : undefined;
  const isReady = name === null || faults.state === 'there';
  const run = useLoaded(
    async () => (isReady ? { result: await runOnce(scenario, version, fault), version, name } : null),
    [scenario, version, fault, isReady],
  );
  const go = (mqtt: Version, chosen: string | null): void => {
    location.hash = hrefOf(`scenarios/${scenario.id}`, { mqtt, fault: chosen });
  };

  return (
    <article class="scenario">
      <p class="crumb">
        <a href={hrefOf('scenarios')}>Scenarios</a> <span class="faint">/ {scenario.id}</span>
      </p>
      <h1>{scenario.title}</h1>
      <p class="lead">{scenario.lesson}</p>
      <div class="scenario-choices">
        <Choice
          label="Version of MQTT"
          options={spoken.map((value) => ({ value, text: `MQTT ${value}` }))}
          value={version}
          onChoose={(value) => go(value, name)}
        />
        <Waiting for={faults} what="the faults">
          {(all) => (
            <FaultPicker
              scenario={scenario}
              version={version}
              faults={[...all.values()]}
              chosen={name}
              onChoose={(chosen) => go(version, chosen)}
            />
          )}
        </Waiting>
      </div>
      {name !== null && (
        <p class="with-fault">
          The broker is broken: <b>{fault?.title ?? (isReady ? `there is no fault ${name}` : '…')}</b>{' '}
          <button type="button" onClick={() => go(version, null)}>
            Repair it
          </button>
        </p>
      )}
      <Waiting for={run} what="the run">
        {(made) =>
          made !== null && (
            <>
              <Outcome result={made.result} body="the scenario" />
              {made.result.verdict !== 'skip' && (
                <section class="card">
                  <StepThrough
                    key={`${made.version} ${made.name}`}
                    result={made.result}
                    remarks={[]}
                    lifelines={[]}
                    startAt={made.result.trace.length}
                  />
                </section>
              )}
            </>
          )
        }
      </Waiting>
      <section aria-labelledby="judged">
        <h2 id="judged">What it judges</h2>
        {(scenario.statements[version] ?? []).map((id) => (
          <StatementNote key={id} version={version} id={id} />
        ))}
        {(scenario.statements[version] ?? []).length === 0 && (
          <p class="faint">MQTT {version} has no numbered statement for it.</p>
        )}
      </section>
    </article>
  );
}
