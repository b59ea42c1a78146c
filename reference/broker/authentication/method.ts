/** What a method of enhanced authentication is to the broker: a conversation, one piece of data at a time (4.12). */

/** What comes of a piece of Authentication Data. */
export type AuthenticationStep =
  /** The client has to say more; `data` is for it. */
  | { readonly type: 'continue'; readonly data: Uint8Array | undefined }
  /** The client is who it says it is, which is `user`; `data` is for it. */
  | { readonly type: 'success'; readonly user: string; readonly data: Uint8Array | undefined }
  /** It is not; `why` is for people. */
  | { readonly type: 'failure'; readonly why: string };

/** The conversation with one client. */
export interface AuthenticationExchange {
  /** Takes the client's next Authentication Data; undefined if the packet had none. */
  take(data: Uint8Array | undefined): AuthenticationStep;
}

/** A method that a broker offers. */
export interface AuthenticationMethod {
  /** As the property Authentication Method spells it, e.g. `SCRAM-SHA-256`. */
  readonly name: string;
  begin(): AuthenticationExchange;
}

/** How far a client is with its method; a part of its connection. */
export interface Authentication {
  readonly method: AuthenticationMethod;
  /** The conversation that goes on; null between two. */
  readonly exchange: AuthenticationExchange | null;
}
