/** A small scripted meeting of a few clients with the broker, from which a lesson shows one behaviour. */

import type { Stage } from '../../harness/stage.ts';
import type { Settings } from '../../reference/broker/index.ts';
import type { Version } from '../../reference/codec/version.ts';
import { versions } from '../../reference/codec/version.ts';
import type { Citations } from '../../reference/statements/index.ts';

/** What the body of an exchange is handed: the stage of a scenario, and a voice. */
export interface TalkingStage extends Stage {
  /** Tells the reader what comes next: shown from the next event of the trace on. */
  say(text: string): void;
  /** Lets so many milliseconds of virtual time pass. */
  pass(durationMs: number): Promise<void>;
}

/** One departure that the reader can switch on. */
export interface Switch {
  /** The fault's name. */
  readonly fault: string;
  /** What goes wrong with it, in the words of the lesson. */
  readonly tells: string;
  /** A scenario of the suites that sees it too. */
  readonly scenario: string;
}

/** An exchange. */
export interface Exchange {
  /** kebab-case, unlike that of any other. */
  readonly id: string;
  readonly title: string;
  /** What it shows, by version; its keys are the versions in which it can be run. */
  readonly statements: Citations;
  /** Who the clients of the ladder are, in order of opening. */
  readonly lifelines: readonly string[];
  /** Default: a plain stream of bytes. */
  readonly transport?: 'pipe' | 'ws';
  readonly settings?: Partial<Settings>;
  readonly switches: readonly Switch[];
  /** Ends with an ExpectationError when the broker does what it must not. */
  run(stage: TalkingStage): Promise<void>;
}

/** The versions in which an exchange can be run, newest last. */
export function versionsOf({ statements }: Pick<Exchange, 'statements'>): readonly Version[] {
  return versions.filter((version) => statements[version] !== undefined);
}
