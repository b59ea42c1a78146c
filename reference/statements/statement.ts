/** The shape of an entry of the statement catalogue. */

/** How strong a requirement is; DECLARATIVE ones print no keyword and are mandatory all the same. */
export type Level =
  | 'MUST'
  | 'MUST NOT'
  | 'DECLARATIVE'
  | 'SHOULD'
  | 'SHOULD NOT'
  | 'REQUIRED'
  | 'PROTOCOL ERROR'
  | 'MALFORMED PACKET';

/** One requirement of a standard. */
export interface Statement {
  /** The number the standard gives it, or a made-up one (`...-u1`) for a sentence that carries none. */
  readonly id: string;
  /** The numbered section in which it stands. */
  readonly section: string;
  readonly level: Level;
  /** The party on which the obligation is laid. */
  readonly binds: 'server' | 'client' | 'both';
  /** What it says, in our own words; one line, at most 140 characters. */
  readonly gist: string;
}
