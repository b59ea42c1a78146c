/** The HTML report: JSON reports within the page that shows them, which is one file and needs no network. */

import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RunResult } from '../result.ts';
import { packPage } from './html-data.ts';
import { jsonReport } from './json.ts';
import type { JsonReport } from './json-report.ts';
import type { ReportOptions } from './reporter.ts';

/** Built from site/report/ beside the harness. */
const template = new URL('../../report/template.html', import.meta.url);
const place = '<script type="application/octet-stream" id="data"></script>';

const compress = promisify(gzip);

/** The page on one run. */
export function renderHtml(result: RunResult, options: Pick<ReportOptions, 'allTraces'>): Promise<string> {
  return htmlOf([jsonReport(result, options)]);
}

/** The page on one or more reports; several are compared. */
export async function htmlOf(reports: readonly JsonReport[]): Promise<string> {
  const [start, end] = (await readFile(template, 'utf8')).split(place);
  if (start === undefined || end === undefined) throw new Error(`${template.pathname} has no place for the data`);
  const { data, pieces } = packPage(reports);
  const elements = await Promise.all([
    element('data', data),
    ...pieces.map((piece, index) => element(`traces-${index}`, piece)),
  ]);
  return `${start}${elements.join('\n')}${end}`;
}

/** Compressed JSON as an element of the page. */
async function element(id: string, value: unknown): Promise<string> {
  const packed = await compress(JSON.stringify(value), { level: 9 });
  return `<script type="application/octet-stream" id="${id}">${packed.toString('base64')}</script>`;
}
