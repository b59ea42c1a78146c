/** The table of reporters by the names that `--reporter` takes. */

import { renderConsole } from './console.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import type { Reporter } from './reporter.ts';
import { renderTap } from './tap.ts';

/** All reporters, the default one first. */
export const reporters: Readonly<Record<string, Reporter>> = {
  console: {
    render: renderConsole,
    fileName: null,
    summary: 'for people: a table, failures with their packets, a verdict',
  },
  tap: { render: renderTap, fileName: null, summary: 'TAP version 14, one line for each scenario and version' },
  junit: { render: renderJunit, fileName: 'mqttspec.xml', summary: 'JUnit XML, made from the TAP by tap-junit' },
  json: {
    render: renderJson,
    fileName: 'mqttspec.json',
    summary: 'everything, with the packets of what did not pass',
  },
  html: {
    render: renderHtml,
    fileName: 'report.html',
    alwaysInFile: true,
    summary: 'a page to look through, in one file that opens from disk',
  },
};
