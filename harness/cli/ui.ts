/** `mqttspec ui`: the site on this machine, opened on the reports that were given. */

import { access, readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { ListenError } from '../../reference/server/listener.ts';
import { parseReport } from '../report/json-report.ts';
import { UsageError } from '../target/errors.ts';
import { portArgument } from './arguments.ts';
import { readReportText } from './report-text.ts';
import { type Extras, serveFiles } from './static-files.ts';
import { untilSignalled } from './until-signalled.ts';

/** Built by `npm run site`, beside the harness. */
const builtSite = new URL('../../site/', import.meta.url);

/** Loopback only: reports tell of somebody's broker. */
const host = '127.0.0.1';

/** Where the page of reports finds which there are. */
const reportsPage = 'reports.html';
const place = '<meta name="mqttspec-reports" content="">';

/** What the command is given. */
export interface UiArguments {
  readonly port: number;
  /** JSON reports, by their paths. */
  readonly reports: readonly string[];
}

/** Where the command writes, and what ends it. */
export interface UiSurroundings {
  readonly site?: URL;
  print(line: string): void;
  stopped(): Promise<void>;
}

const examples = `
Examples:
  mqttspec ui                                       lessons, scenarios, dissector and playground
  mqttspec run mqtt://127.0.0.1:1883 --reporter json=mine.json
  mqttspec ui mine.json                             the same, opened on that report
  mqttspec ui mine.json yours.json                  several brokers side by side

It prints the address to open in a browser, and serves until Ctrl-C. Only this machine can reach it, and it asks nothing of
any other. Playing with a broker of yours needs one that listens for WebSocket: mqttspec serve --ws-port 8083`;

/** Makes the command. */
export function uiCommand(): Command {
  const command = new Command('ui')
    .argument('[report...]', 'JSON reports of runs to open')
    .option('--port <number>', 'port to serve on, 0 for any free one', portArgument, 0)
    .addHelpText('after', examples);
  return command.action(async (reports: readonly string[], { port }: { readonly port: number }) => {
    try {
      await ui({ port, reports }, { print: (line) => process.stdout.write(`${line}\n`), stopped: untilSignalled });
    } catch (error) {
      if (error instanceof ListenError) command.error(`error: ${error.message}`, { exitCode: 2, code: error.code });
      throw error;
    }
  });
}

/** The page of reports that knows which were given, and the reports. */
async function extrasFor(site: URL, paths: readonly string[]): Promise<Extras> {
  // A file that is no report is told of here, not in a page.
  for (const path of paths) parseReport(await readReportText(path), path);
  const names = paths.map((_, index) => `reports/${index}.json`);
  const page = async (): Promise<string> => {
    const html = await readFile(new URL(reportsPage, site), 'utf8');
    return html.replace(place, place.replace('""', `"${names.join(' ')}"`));
  };
  return new Map([
    [reportsPage, page] as const,
    ...paths.map((path, index) => [`reports/${index}.json`, () => readReportText(path)] as const),
  ]);
}

/**
 * Serves until it is told to stop.
 * @throws UsageError when the site was not built or a report cannot be read, ListenError when the port cannot be opened.
 */
export async function ui({ port, reports }: UiArguments, surroundings: UiSurroundings): Promise<void> {
  const { site = builtSite, print, stopped } = surroundings;
  try {
    await access(new URL(reportsPage, site));
  } catch (cause) {
    throw new UsageError('the site is not built here: npm run site builds it', { cause });
  }
  const server = await serveFiles(site, await extrasFor(site, reports), { host, port });
  // Whoever reads the line may send the signal at once.
  const over = stopped();
  print(`http://${host}:${server.port}/${reports.length === 0 ? '' : reportsPage}`);
  await over;
  await server.close();
}
