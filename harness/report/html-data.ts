/** What the HTML report holds: JSON reports without what they say twice, and their traces in pieces that are read when wanted. */

import type { JsonReport, JsonScenario } from './json-report.ts';
import { type StoredEvent, stored } from './stored-trace.ts';

/** What all versions and brokers have in common of a scenario. */
export interface About {
  readonly title: string;
  readonly lesson: string;
}

/** A scenario of a JSON report. */
export interface PageScenario extends Omit<JsonScenario, 'title' | 'lesson' | 'trace'> {
  /** Index of its About. */
  readonly about: number;
  /** Which piece has its trace, and at which place; null where it was not kept. */
  readonly trace: readonly [piece: number, place: number] | null;
}

/** A JSON report. */
export interface PageReport extends Omit<JsonReport, 'scenarios'> {
  readonly scenarios: readonly PageScenario[];
}

/** All that is read when the page opens. */
export interface PageData {
  readonly abouts: readonly About[];
  readonly reports: readonly PageReport[];
}

/** Some traces, read together. */
export type Piece = readonly (readonly StoredEvent[])[];

/** A piece is full with so many characters of hexadecimal. */
const fullPiece = 400_000;

/** Packs reports for a page. */
export function packPage(reports: readonly JsonReport[]): {
  readonly data: PageData;
  readonly pieces: readonly Piece[];
} {
  const abouts = new Map<string, number>();
  const pieces: StoredEvent[][][] = [[]];
  let room = fullPiece;

  const store = ({ trace }: JsonScenario): PageScenario['trace'] => {
    if (trace.length === 0) return null;
    if (room <= 0) {
      pieces.push([]);
      room = fullPiece;
    }
    const piece = pieces.length - 1;
    const events = trace.map(stored);
    for (const { hex } of events) room -= hex.length;
    const place = pieces[piece]?.push(events) ?? 0;
    return [piece, place - 1];
  };

  const pack = (scenario: JsonScenario): PageScenario => {
    const { title, lesson, trace: _, ...rest } = scenario;
    const key = JSON.stringify({ title, lesson } satisfies About);
    const about = abouts.get(key) ?? abouts.size;
    abouts.set(key, about);
    return { ...rest, about, trace: store(scenario) };
  };

  const packed = reports.map((report) => ({ ...report, scenarios: report.scenarios.map(pack) }));
  const data = { abouts: [...abouts.keys()].map((key): About => JSON.parse(key)), reports: packed };
  return { data, pieces };
}
