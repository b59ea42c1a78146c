/** The table of reporters by the names that `--reporter` takes. */

import { renderCertificate } from '../certificate/reporter.ts';
import { renderBadge } from './badge.ts';
import { renderConsole } from './console.ts';
import { renderGithub } from './github.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
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
  markdown: {
    render: renderMarkdown,
    fileName: 'mqttspec.md',
    appendsTo: 'GITHUB_STEP_SUMMARY',
    summary: 'tables, for the summary of a CI job: to the file that GITHUB_STEP_SUMMARY names, if set',
  },
  github: {
    render: renderGithub,
    fileName: null,
    summary: 'annotations of a GitHub Actions job, the first of each kind',
  },
  badge: { render: renderBadge, fileName: 'mqttspec.svg', alwaysInFile: true, summary: 'a badge for a README, SVG' },
  certificate: {
    render: renderCertificate,
    fileName: 'certificate.html',
    alwaysInFile: true,
    endings: ['.html', '.json'],
    summary: 'what is claimed of the broker and under which conditions, for run --from: .html or .json',
  },
};
