/** The GitHub Action: what it names is there, and its steps do on a runner what they promise. */

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findBuiltCommandLine } from '../interop/programs.ts';
import { act, actionText, readAction } from '../support/action.ts';

const action = readAction();
const serve = (...faults: readonly string[]): string =>
  [`'${process.execPath}' '${findBuiltCommandLine()}' serve --port {port}`, ...faults].join(' ');

describe('action.yml', () => {
  it('uses every input that it declares, and no other', () => {
    const used = [...actionText.matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(action.inputs).sort());
  });

  it('is composite, its shell is bash, and it uploads only when asked', () => {
    expect(action.runs.using).toBe('composite');
    for (const { run, shell } of action.runs.steps) expect(shell).toBe(run === undefined ? undefined : 'bash');
    const others = action.runs.steps.filter(({ uses }) => uses !== undefined);
    expect(others).toMatchObject([{ if: "always() && inputs.artifact != ''", uses: 'actions/upload-artifact@v4' }]);
  });

  it('judges: a summary of the job, files for other programs, exit code 0', async () => {
    const args = '--no-config --scenario ping/*';
    const acted = await act(action, { launch: serve(), mqtt: '3.1.1 5.0', args });
    expect(acted.stdout).toMatch(/^::notice .*keeps all that was judged/);
    expect(acted.exitCode).toBe(0);
    expect(acted.summary).toContain('keeps all that was judged');
    const { json = '', junit = '' } = acted.outputs;
    const { scenarios } = JSON.parse(await readFile(json, 'utf8'));
    expect(new Set(scenarios.map(({ version }: { version: string }) => version))).toEqual(new Set(['3.1.1', '5.0']));
    expect(await readFile(junit, 'utf8')).toContain('<testcase');
  });

  it('annotates what is broken and ends with 1', async () => {
    const launch = serve('--fault', 'retained-cleared-at-same-qos-only');
    const scenario = 'retain/cleared/qos-1-by-0';
    const acted = await act(action, { launch, mqtt: '3.1.1', args: `--no-config --scenario ${scenario}` });
    expect(acted.exitCode).toBe(1);
    expect(acted.stdout).toContain('::error ');
    expect(acted.stdout).toContain(scenario);
    expect(acted.summary).toContain(scenario);
  });
});
