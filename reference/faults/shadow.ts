/** Lets many faults follow one sound broker, and tells which of them would have done something else. */

import { topicRules } from '../broker/rules/topic.ts';
import { type Rules, standardRules } from '../broker/rules.ts';
import type { Fault, WireBend } from './fault.ts';
import { isSame } from './same.ts';

/** A rule, whatever it decides. */
type Rule = (...asked: readonly unknown[]) => unknown;
type RuleBook = Readonly<Record<string, Rule>>;

/** The faults in the shadow of one broker. */
export interface Shadow {
  /** What the broker is to be given as its fault: it changes nothing, and lets the others follow. */
  readonly fault: Fault;
  /** Names of those that would have decided or sent something else, so far. */
  readonly departed: ReadonlySet<string>;
}

/** A question to the sound rules that is being put to the followers. */
interface Question {
  readonly name: string;
  readonly asked: readonly unknown[];
  readonly answer: unknown;
  /** Whether the answer took something from a function that came with the question, such as a maker of unique names. */
  readonly hasUsedUp: boolean;
}

const asBook = (rules: Rules): RuleBook => rules as unknown as RuleBook;

/** The rules that a fault swaps. */
function rulesBentBy({ bend }: Fault): readonly string[] {
  const sound = asBook(standardRules);
  const bent = bend === undefined ? sound : asBook(bend(standardRules));
  return Object.keys(bent).filter((name) => bent[name] !== sound[name]);
}

/**
 * Prepares shadows. A fault that has not departed by the end of a run has decided and sent all the time what the sound
 * broker did, from the same beginning: with that fault the run is this very run. Followers are asked in the order of
 * events, so that those that count, or wait for a second time, depart when it comes. In doubt a fault departs.
 *
 * Faults on the wire read packets apart before the broker does, and so does a shadow that has one of them: give those
 * and the others shadows of their own.
 */
export function createShadows(faults: readonly Fault[]): () => Shadow {
  const bending = faults.map((fault) => ({ fault, names: rulesBentBy(fault) }));
  const byRule = new Map<string, Fault[]>();
  for (const { fault, names } of bending) {
    for (const name of names) byRule.set(name, [...(byRule.get(name) ?? []), fault]);
  }
  const ofSeveralRules = new Set(bending.filter(({ names }) => names.length > 1).map(({ fault }) => fault));
  const onWire = faults.filter(({ bendWire }) => bendWire !== undefined);

  const dissent = createDissent();

  return () => {
    const departed = new Set<string>();
    const follows = (fault: Fault): boolean => !departed.has(fault.name);
    const watch = (name: string, all: readonly Fault[], sound: RuleBook, books: Followers): Rule => {
      let those = all.filter(follows);
      let departures = departed.size;
      const agrees = (fault: Fault, question: Question): boolean =>
        books.agree(fault, question, ofSeveralRules.has(fault));
      return (...asked) => {
        const question = put(sound, name, asked);
        const dissenters = dissent.among(all, question, (fault) => books.agree(fault, question, false));
        for (const fault of dissenters ?? those) {
          if (dissenters !== null || (follows(fault) && !agrees(fault, question))) departed.add(fault.name);
        }
        if (departed.size > departures) {
          departures = departed.size;
          those = those.filter(follows);
        }
        return question.answer;
      };
    };
    return {
      departed,
      fault: {
        name: 'none',
        title: 'Nothing is wrong',
        breaks: {},
        bend: (rules) => {
          const sound = asBook(rules);
          const books = followers(sound);
          const watched = [...byRule].map(([name, all]) => [name, watch(name, all, sound, books)]);
          return { ...rules, ...Object.fromEntries(watched) };
        },
        ...(onWire.length === 0 ? {} : { bendWire: () => followedWire(onWire.filter(follows), departed) }),
      },
    };
  };
}

/** Who answers questions about topics otherwise, remembered from run to run. */
interface Dissent {
  /** Those of `all` that disagree; null for a question that has to be put to them each time. */
  among(all: readonly Fault[], question: Question, agrees: (fault: Fault) => boolean): readonly Fault[] | null;
}

/** So many questions are remembered, each of so many characters at most. */
const rememberedQuestions = 50_000;
const rememberedLength = 200;

/**
 * The topic trees stand on it that a question about topics always has the same answer, and they ask at every branch: one
 * answer of each fault is enough. A test holds all faults to it.
 */
function createDissent(): Dissent {
  const known = new Map<string, readonly Fault[]>();
  return {
    among: (all, { name, asked }, agrees) => {
      if (!Object.hasOwn(topicRules, name)) return null;
      const key = `${name} ${asked.join(' ')}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const dissenters = all.filter((fault) => !agrees(fault));
      if (key.length <= rememberedLength && known.size < rememberedQuestions) known.set(key, dissenters);
      return dissenters;
    },
  };
}

/** A function that came with a question is for the sound rule alone: what it makes is used up. */
function usedUp(): never {
  throw new Error('a follower would have used this up');
}

/** Puts a question to the sound rule. */
function put(sound: RuleBook, name: string, asked: readonly unknown[]): Question {
  if (!asked.some((one) => typeof one === 'function')) {
    return { name, asked, answer: sound[name]?.(...asked), hasUsedUp: false };
  }
  let hasUsedUp = false;
  const watched = asked.map((one) =>
    typeof one !== 'function'
      ? one
      : (...args: readonly unknown[]): unknown => {
          hasUsedUp = true;
          return one(...args);
        },
  );
  const answer = sound[name]?.(...watched);
  return { name, asked: asked.map((one) => (typeof one === 'function' ? usedUp : one)), answer, hasUsedUp };
}

/** Those who follow one broker. */
interface Followers {
  /** Strict: of an object that is not the same one, only alike, it is assumed that it makes a difference later. */
  agree(fault: Fault, question: Question, isStrict: boolean): boolean;
}

/** The rules of those who follow, each made when it is first asked. */
function followers(sound: RuleBook): Followers {
  const books = new Map<Fault, RuleBook>();
  let current: Question | null = null;
  let hasTaken = false;
  /** One who asks back what it was asked gets the very answer: it may know it again later. */
  const base: Record<string, Rule> = { ...sound };
  for (const [name, rule] of Object.entries(sound)) {
    base[name] = (...args) => {
      if (current?.name !== name || !isListed(args, current.asked)) return rule(...args);
      hasTaken = true;
      return current.answer;
    };
  }

  const bookOf = (fault: Fault): RuleBook => {
    const known = books.get(fault);
    if (known !== undefined) return known;
    const made = asBook(fault.bend?.(base as unknown as Rules) ?? standardRules);
    books.set(fault, made);
    return made;
  };

  return {
    agree: (fault, question, isStrict) => {
      const book = bookOf(fault);
      current = question;
      hasTaken = false;
      try {
        const answer = book[question.name]?.(...question.asked);
        if (question.hasUsedUp && !hasTaken) return false;
        return isStrict ? Object.is(answer, question.answer) : isSame(answer, question.answer);
      } catch {
        return false;
      } finally {
        current = null;
      }
    },
  };
}

function isListed(args: readonly unknown[], asked: readonly unknown[]): boolean {
  return args.length === asked.length && args.every((arg, at) => arg === asked[at]);
}

/** A connection on which every packet is shown to all who follow. */
function followedWire(faults: readonly Fault[], departed: Set<string>): WireBend {
  const bends = faults.flatMap(({ name, bendWire }) => (bendWire === undefined ? [] : [{ name, bend: bendWire() }]));
  const show = (
    bytes: Uint8Array,
    rewrite: (bend: WireBend) => readonly Uint8Array[] | undefined,
  ): readonly Uint8Array[] => {
    for (const { name, bend } of bends) {
      if (!departed.has(name) && !leavesAlone(() => rewrite(bend), bytes)) departed.add(name);
    }
    return [bytes];
  };
  return {
    outbound: (...said) => show(said[1], (bend) => bend.outbound?.(...said)),
    inbound: (...said) => show(said[1], (bend) => bend.inbound?.(...said)),
    inboundViolation: (...said) => show(said[1], (bend) => bend.inboundViolation?.(...said)),
  };
}

function leavesAlone(rewrite: () => readonly Uint8Array[] | undefined, bytes: Uint8Array): boolean {
  try {
    const parts = rewrite() ?? [bytes];
    return parts.length === 1 && isSame(parts[0], bytes);
  } catch {
    return false;
  }
}
