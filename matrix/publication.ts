/** All files of the published matrix that are made of its reports and baselines. */

import { readFile } from 'node:fs/promises';
import type { Declared } from '../harness/cli/selection.ts';
import { brokerPage } from './broker-page.ts';
import { explain } from './explained.ts';
import { beyondBaseline } from './gated.ts';
import { indexPage, type Judged } from './index-page.ts';
import { markdownSummary, markdownTable, withTable } from './markdown.ts';
import { type Published, readAllPublished } from './published.ts';

/** The publication. */
export interface Publication {
  readonly brokers: readonly Judged[];
  /** By their paths from the root of the project, what stands in them. */
  readonly files: ReadonlyMap<string, string>;
}

const place = 'reports/brokers/';

/** A broker with what became of its failures. */
export function judgedOf(published: Published, all: readonly Declared[]): Judged {
  return { published, explained: explain(published, all), beyond: beyondBaseline(published, all) };
}

/** Makes it; `root` is the project's, `all` are the scenarios that there are. */
export async function publication(root: URL, all: readonly Declared[]): Promise<Publication> {
  const text = (path: string): Promise<string> => readFile(new URL(path, root), 'utf8');
  const css = `${await text('site/components/theme.css')}\n${await text('matrix/style.css')}`;
  const published = await readAllPublished(new URL(place, root), all);
  const brokers = published.map((one) => judgedOf(one, all));
  const files = new Map([
    [`${place}index.html`, indexPage(brokers, css)],
    [`${place}README.md`, withTable(await text(`${place}README.md`), markdownTable(brokers, ''))],
    ['README.md', withTable(await text('README.md'), markdownTable(brokers, place))],
  ]);
  for (const judged of brokers) {
    const { folder } = judged.published;
    files.set(`${place}${folder}/index.html`, brokerPage(judged, css));
    files.set(`${place}${folder}/summary.md`, markdownSummary(judged));
  }
  return { brokers, files };
}
