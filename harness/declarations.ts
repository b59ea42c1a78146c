/** What a target is configured to do and cannot tell: said with `--declare NAME=VALUE`. */

/** By name. */
export interface Declarations {
  /** Seconds for which retained messages are kept. */
  readonly 'retained-expiry'?: number;
  /** Seconds for which sessions of absent clients are kept. */
  readonly 'session-expiry'?: number;
  /** The Authentication Method by which `--username` and `--password` log in, e.g. `SCRAM-SHA-256`. */
  readonly 'enhanced-authentication'?: string;
}

/** The names that can be declared. */
export type DeclarationName = keyof Declarations;
