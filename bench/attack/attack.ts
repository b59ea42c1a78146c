/** What an attack is. */

import type { Figures, Served } from './served.ts';

/** What an attack works with. */
export interface Target {
  readonly served: Served;
  /** How many attackers, or connections, or blows. */
  readonly count: number;
  /** Opens idle connections from several addresses. */
  openCrowd(port: number, count: number): Promise<Crowd>;
}

/** Connections that do nothing. */
export interface Crowd {
  /** How many of them the broker serves. */
  readonly count: number;
  /** Breaks all off at once. */
  scatter(): Promise<void>;
}

/** An attack that goes on. */
export interface Siege {
  /** Resolves when it has done its worst. */
  readonly atItsHeight: () => Promise<void>;
  /** What did not happen to it as it should have: a sentence for each. */
  complaints(before: Figures, during: Figures): readonly string[];
  end(): Promise<void>;
}

/** One kind of attack. */
export interface Attack {
  readonly name: string;
  readonly title: string;
  /** QoS of the others' traffic. */
  readonly qos: 0 | 1;
  /** Bytes that it may cost the broker for each attacker, heap and buffers. */
  readonly bytesEach: number;
  begin(target: Target): Promise<Siege>;
}

/** How long to wait for what is sure to come. */
const patienceMs = 60_000;

/** Asks again until a figure is as wanted; the complaint if it never is. */
export async function until(
  served: Served,
  wanted: (figures: Figures) => boolean,
  complaint: string,
): Promise<Figures> {
  for (const startedAtMs = performance.now(); ; ) {
    const figures = await served.figures();
    if (wanted(figures)) return figures;
    if (performance.now() - startedAtMs > patienceMs) throw new Error(`expected within ${patienceMs} ms: ${complaint}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
