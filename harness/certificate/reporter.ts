/** The certificate as a file: a page for people with the data within it, or the data alone. */

import type { ReportOptions } from '../report/reporter.ts';
import type { RunResult } from '../result.ts';
import { certificateOf } from './certificate.ts';
import { renderPage } from './page.ts';
import { certificateText } from './text.ts';

/** As JSON where the file's name says so, else as a page. */
export function renderCertificate(result: RunResult, { file }: Pick<ReportOptions, 'file'>): string {
  const certificate = certificateOf(result);
  return file !== null && /\.json(\.gz)?$/.test(file) ? certificateText(certificate) : renderPage(certificate);
}
