/** Who may come in, and what they may do: what a broker asks of whoever keeps the accounts and the access lists (5.4). */

/** What a client brought to say who it is, other than by an Authentication Method. */
export interface Credentials {
  readonly userName: string | undefined;
  readonly password: Uint8Array | undefined;
  /** The name in the certificate that its transport has verified; undefined where it asked for none. */
  readonly certificateName: string | undefined;
}

/** What comes of them. */
export type Admission =
  /** `user` is null for one who is nobody in particular. */
  | { readonly type: 'success'; readonly user: string | null }
  | { readonly type: 'failure'; readonly why: 'bad-user-name-or-password' | 'not-authorized' };

/** Who a client was found to be. */
export interface Identity {
  readonly user: string | null;
  readonly clientId: string;
}

/** What one client may do. */
export interface Rights {
  mayPublish(topicName: string): boolean;
  mayReceive(topicName: string): boolean;
  /** Whether it may receive anything of what the filter matches; that of a Shared Subscription without its `$share/…`. */
  maySubscribe(topicFilter: string): boolean;
}

/** Keeps accounts and access lists for a broker. */
export interface Access {
  /** Judges the credentials of a CONNECT; what the client sends meanwhile waits for a promise. */
  admit(credentials: Credentials): Admission | Promise<Admission>;
  /** The rights of a client; the broker keeps them for as long as its session lasts. */
  rightsOf(identity: Identity): Rights;
}

/** The rights of those from whom nothing is kept. */
export const allRights: Rights = {
  mayPublish: () => true,
  mayReceive: () => true,
  maySubscribe: () => true,
};

/** Lets everybody in, by the name that they give, and lets them do everything. */
export const openAccess: Access = {
  admit: ({ userName = null }) => ({ type: 'success', user: userName }),
  rightsOf: () => allRights,
};
