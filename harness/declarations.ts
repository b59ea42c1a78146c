/** What a target is configured to do and cannot tell, or tells wrongly: said with `--declare NAME=VALUE`, or `needs` in the config file. */

/** By name. What is declared of an offer beats what discovery finds. */
export interface Declarations {
  /** Seconds for which retained messages are kept. */
  readonly 'retained-expiry'?: number | undefined;
  /** Seconds for which sessions of absent clients are kept. */
  readonly 'session-expiry'?: number | undefined;
  /** The Authentication Method by which `--username` and `--password` log in, e.g. `SCRAM-SHA-256`. */
  readonly 'enhanced-authentication'?: string | undefined;
  /** The highest QoS that it takes and grants. */
  readonly 'maximum-qos'?: number | undefined;
  readonly 'retain-available'?: boolean | undefined;
  readonly 'wildcard-subscriptions'?: boolean | undefined;
  /** 5.0, as all that follow but the last. */
  readonly 'subscription-identifiers'?: boolean | undefined;
  readonly 'shared-subscriptions'?: boolean | undefined;
  readonly 'topic-alias-maximum'?: number | undefined;
  readonly 'receive-maximum'?: number | undefined;
  /** Bytes. */
  readonly 'maximum-packet-size'?: number | undefined;
}

/** The names that can be declared. */
export type DeclarationName = keyof Declarations;

/** What can be said of one: a word or two, yes or no, or a number. */
export type Declarable =
  | { readonly kind: 'text'; readonly what: string }
  | { readonly kind: 'flag'; readonly what: string }
  | { readonly kind: 'seconds'; readonly what: string }
  | { readonly kind: 'count'; readonly what: string; readonly least: number; readonly most: number };

const flag: Declarable = { kind: 'flag', what: 'true or false' };
const seconds: Declarable = { kind: 'seconds', what: 'a number of seconds above 0' };
const count = (least: number, most: number): Declarable => ({
  kind: 'count',
  what: `a whole number from ${least} to ${most}`,
  least,
  most,
});

/** What each takes. */
export const declarables: Readonly<Record<DeclarationName, Declarable>> = {
  'retained-expiry': seconds,
  'session-expiry': seconds,
  'enhanced-authentication': { kind: 'text', what: 'an Authentication Method' },
  'maximum-qos': count(0, 2),
  'retain-available': flag,
  'wildcard-subscriptions': flag,
  'subscription-identifiers': flag,
  'shared-subscriptions': flag,
  'topic-alias-maximum': count(0, 65_535),
  'receive-maximum': count(1, 65_535),
  'maximum-packet-size': count(1, 4_294_967_295),
};

/** The names, for help and for those who take one. */
export const declarationNames = Object.keys(declarables) as readonly DeclarationName[];

/** Whether that may be declared under that name. */
export function isDeclarable(name: DeclarationName, value: unknown): boolean {
  const declarable = declarables[name];
  switch (declarable.kind) {
    case 'text':
      return typeof value === 'string' && value !== '';
    case 'flag':
      return typeof value === 'boolean';
    case 'seconds':
      return typeof value === 'number' && Number.isFinite(value) && value > 0;
    case 'count':
      return Number.isInteger(value) && Number(value) >= declarable.least && Number(value) <= declarable.most;
    default: {
      const never: never = declarable;
      return never;
    }
  }
}
