/** The two ways in which a scenario's body ends before its last line. */

import type { Packet, Violation } from '../../reference/codec/index.ts';
import type { Citations } from '../../reference/statements/index.ts';

/** The broker did not do what was expected: the scenario fails. */
export class ExpectationError extends Error {
  readonly code = 'MQTTSPEC_EXPECTATION';
  readonly expected: string;
  readonly got: string;
  /** What is broken, where it is not what the scenario set out to judge; null: the scenario's own statements. */
  readonly statements: Citations | null;
  /** The packet that shows it; null when it is something that did not come. */
  readonly evidence: Packet | Violation | null;

  constructor(
    expected: string,
    got: string,
    statements: Citations | null = null,
    evidence: Packet | Violation | null = null,
  ) {
    super(`expected ${expected}, got ${got}`);
    this.name = 'ExpectationError';
    this.expected = expected;
    this.got = got;
    this.statements = statements;
    this.evidence = evidence;
  }
}

/** Nothing can be said about the broker: our own trouble, or the target refuses what the scenario needs. */
export class InconclusiveError extends Error {
  readonly code: string = 'MQTTSPEC_INCONCLUSIVE';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InconclusiveError';
  }
}

/** The broker wants another login. */
export class LoginError extends InconclusiveError {
  override readonly code = 'MQTTSPEC_LOGIN';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LoginError';
  }
}
