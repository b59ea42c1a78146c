/** An exchange of a lesson, live: the version, the switches for faults, the run to be stepped through, and what noticed it. */

import { useState } from 'preact/hooks';
import type { Version } from '../../reference/codec/version.ts';
import { type Exchange, type Switch, versionsOf } from '../lab/exchange.ts';
import { type Recording, record } from '../lab/record.ts';
import { loadFaults } from '../lab/repertoire.ts';
import { Choice } from './choice.tsx';
import { Outcome } from './outcome.tsx';
import { hrefOf } from './route.ts';
import { StepThrough } from './step-through.tsx';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

interface Run {
  readonly recording: Recording;
  readonly version: Version;
  readonly fault: string | null;
}

/** Faults are loaded when the first is asked for. */
async function runWith(exchange: Exchange, version: Version, fault: string | null): Promise<Run> {
  const chosen = fault === null ? undefined : (await loadFaults()).get(fault);
  const recording = await record(exchange, version, chosen === undefined ? [] : [chosen]);
  return { recording, version, fault };
}

/** The version that newcomers meet first. */
function usualVersion(exchange: Exchange): Version {
  const versions = versionsOf(exchange);
  return versions.includes('3.1.1') ? '3.1.1' : (versions[0] ?? '5.0');
}

/** The exchange. */
export function ExchangeView({ exchange }: { readonly exchange: Exchange }) {
  const versions = versionsOf(exchange);
  const [version, setVersion] = useState<Version>(() => usualVersion(exchange));
  const [fault, setFault] = useState<string | null>(null);
  const run = useLoaded(() => runWith(exchange, version, fault), [exchange, version, fault]);
  const chosen = exchange.switches.find((one) => one.fault === fault);

  return (
    <section class="exchange card" id={exchange.id} aria-labelledby={`${exchange.id}-title`}>
      <header class="exchange-head">
        <h3 id={`${exchange.id}-title`}>{exchange.title}</h3>
        {versions.length > 1 ? (
          <Choice
            label="Version of MQTT"
            options={versions.map((value) => ({ value, text: value }))}
            value={version}
            onChoose={(value) => setVersion(value)}
          />
        ) : (
          <span class="faint">MQTT {versions[0]}</span>
        )}
      </header>
      <FaultSwitches switches={exchange.switches} fault={fault} onSwitch={setFault} />
      <Waiting for={run} what="the run">
        {({ recording, ...made }) => (
          <>
            {made.fault !== null && <Outcome result={recording.result} body="this lesson" />}
            {made.fault !== null && chosen !== undefined && <SeenBy chosen={chosen} version={made.version} />}
            <StepThrough
              key={`${made.version} ${made.fault}`}
              result={recording.result}
              remarks={recording.remarks}
              lifelines={exchange.lifelines}
              startAt={made.fault === null ? (recording.remarks[1]?.at ?? 0) : recording.result.trace.length}
            />
          </>
        )}
      </Waiting>
    </section>
  );
}

interface FaultSwitchesProps {
  readonly switches: readonly Switch[];
  readonly fault: string | null;
  onSwitch(fault: string | null): void;
}

/** A switch for each fault; one at a time is on. */
export function FaultSwitches({ switches, fault, onSwitch }: FaultSwitchesProps) {
  return (
    <div class="switches">
      <span class="faint">Break it:</span>
      {switches.map((one) => (
        <button
          key={one.fault}
          type="button"
          role="switch"
          aria-checked={one.fault === fault}
          class="switch"
          title={`the fault ${one.fault}`}
          onClick={() => onSwitch(one.fault === fault ? null : one.fault)}
        >
          <i aria-hidden="true" />
          {one.tells}
        </button>
      ))}
    </div>
  );
}

/** The scenario of the suites that sees it too. */
export function SeenBy({ chosen, version }: { readonly chosen: Switch; readonly version: Version }) {
  return (
    <p class="seen-by">
      The suites see it too:{' '}
      <a href={hrefOf(`scenarios/${chosen.scenario}`, { mqtt: version, fault: chosen.fault })}>{chosen.scenario}</a>{' '}
      <span class="faint">
        with the fault <code>{chosen.fault}</code>
      </span>
    </p>
  );
}
