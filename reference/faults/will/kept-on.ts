import type { EndReason } from '../../broker/end-reason.ts';
import type { Rules } from '../../broker/rules.ts';
import type { Connect, Will } from '../../codec/index.ts';
import { fault } from '../fault.ts';

interface Variant {
  readonly name: string;
  readonly title: string;
  /** Whether the Will is forgotten after all when the connection ends so. */
  readonly forgets: (end: EndReason) => boolean;
  /** Whether a next connection gets it. */
  readonly inherits: (connect: Connect) => boolean;
}

const always = (): boolean => true;
const never = (): boolean => false;
const resumes = ({ cleanStart }: Connect): boolean => !cleanStart;
const afterDisconnect = ({ kind }: EndReason): boolean => kind === 'disconnect';
const afterLoss = ({ kind }: EndReason): boolean => kind !== 'disconnect';

const variants: readonly Variant[] = [
  { name: '', title: 'A Will is kept for later connections without one', forgets: never, inherits: always },
  {
    name: '-in-kept-session',
    title: 'A Will is kept in the session, for later connections without one',
    forgets: never,
    inherits: resumes,
  },
  {
    name: '-after-publication',
    title: 'A Will that was published is kept for later connections without one',
    forgets: afterDisconnect,
    inherits: always,
  },
  {
    name: '-after-publication-in-kept-session',
    title: 'A Will that was published is kept in the session, for later connections without one',
    forgets: afterDisconnect,
    inherits: resumes,
  },
  {
    name: '-after-disconnect',
    title: 'A Will that DISCONNECT discarded comes back for later connections without one',
    forgets: afterLoss,
    inherits: always,
  },
  {
    name: '-after-disconnect-in-kept-session',
    title: 'A Will that DISCONNECT discarded is kept in the session, for later connections without one',
    forgets: afterLoss,
    inherits: resumes,
  },
];

/** A memory of Wills by Client Identifier, which may prefer what it knows to what CONNECT says. */
function remembering(rules: Rules, { forgets, inherits }: Variant, prefersFormer: boolean): Rules {
  const known = new Map<string, Will>();
  return {
    ...rules,
    willOf: (connect, former) => {
      const own = rules.willOf(connect, former);
      const inherited = inherits(connect) ? (known.get(connect.clientId) ?? null) : null;
      const will = prefersFormer ? (inherited ?? own) : (own ?? inherited);
      if (will !== null) known.set(connect.clientId, { ...will, payload: will.payload.slice() });
      return will;
    },
    forgetsWill: (end, session) => {
      if (forgets(end)) known.delete(session.clientId);
      return rules.forgetsWill(end, session);
    },
  };
}

export default [
  ...variants.map((variant) =>
    fault({
      name: `will-kept-on${variant.name}`,
      title: variant.title,
      breaks: { '3.1.1': ['MQTT-3.1.2-10', 'MQTT-3.1.2-12'], '5.0': ['MQTT-3.1.2-10'] },
      bend: (rules) => remembering(rules, variant, false),
    }),
  ),
  ...variants.slice(1, 3).map((variant) =>
    fault({
      name: `will-not-replaced${variant.name}`,
      title: `${variant.title.replace(' without one', '')}, and beats their own`,
      breaks: { '3.1.1': ['MQTT-3.1.2-8', 'MQTT-3.1.2-10'], '5.0': ['MQTT-3.1.2-8', 'MQTT-3.1.2-10'] },
      bend: (rules) => remembering(rules, variant, true),
    }),
  ),
];
