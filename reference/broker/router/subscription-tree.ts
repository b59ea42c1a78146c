/** The topic tree of all subscriptions: level by level, so that a name is matched against all filters at once (4.7). */

import type { Rules } from '../rules.ts';
import { SmallMap } from '../small-map.ts';

/** A tree of Topic Filters, each with its subscribers `S` and what is held of each of them, `V`. */
export interface SubscriptionTree<S, V> {
  /** Levels that the filters occupy. */
  readonly nodeCount: number;
  /** Adds a filter of a subscriber, or replaces what is held of it. */
  add(topicFilter: string, subscriber: S, value: V): void;
  /** Removes a filter of a subscriber; does nothing if it is not there. */
  remove(topicFilter: string, subscriber: S): void;
  /**
   * Calls back for each subscription whose filter matches the name; a subscriber with several such gets several calls.
   */
  match(topicName: string, visit: (subscriber: S, value: V) => void): void;
}

interface Node<S, V> {
  children: Map<string, Node<S, V>> | null;
  plus: Node<S, V> | null;
  /** Subscribers whose filter ends here. */
  here: Map<S, V> | null;
  /** Subscribers whose filter goes on with `#`, which ends it. */
  hash: Map<S, V> | null;
}

const createNode = <S, V>(): Node<S, V> => ({ children: null, plus: null, here: null, hash: null });

const isEmpty = <S, V>({ children, plus, here, hash }: Node<S, V>): boolean =>
  children === null && plus === null && here === null && hash === null;

/** Makes an empty tree that asks `rules` at its branches. */
export function createSubscriptionTree<S, V>(rules: Rules): SubscriptionTree<S, V> {
  const root = createNode<S, V>();
  let nodeCount = 0;

  const grow = (node: Node<S, V>, level: string): Node<S, V> => {
    if (level === '+') {
      if (node.plus === null) nodeCount++;
      node.plus ??= createNode();
      return node.plus;
    }
    const key = rules.levelKey(level);
    node.children ??= new SmallMap();
    let child = node.children.get(key);
    if (child === undefined) {
      child = createNode();
      node.children.set(key, child);
      nodeCount++;
    }
    return child;
  };

  const childAt = (node: Node<S, V>, level: string): Node<S, V> | null =>
    level === '+' ? node.plus : (node.children?.get(rules.levelKey(level)) ?? null);

  const prune = (path: readonly Node<S, V>[], levels: readonly string[]): void => {
    for (let depth = path.length - 1; depth > 0; depth--) {
      const node = path[depth];
      const parent = path[depth - 1];
      const level = levels[depth - 1];
      if (node === undefined || parent === undefined || level === undefined || !isEmpty(node)) return;
      if (level === '+') parent.plus = null;
      else if (parent.children !== null) {
        parent.children.delete(rules.levelKey(level));
        if (parent.children.size === 0) parent.children = null;
      }
      nodeCount--;
    }
  };

  const visitAll = (held: Map<S, V> | null, visit: (subscriber: S, value: V) => void): void => {
    held?.forEach((value, subscriber) => {
      visit(subscriber, value);
    });
  };

  return {
    get nodeCount() {
      return nodeCount;
    },

    add: (topicFilter, subscriber, value) => {
      const levels = rules.topicLevels(topicFilter);
      let node = root;
      for (const level of levels) {
        if (level === '#') {
          node.hash ??= new SmallMap();
          node.hash.set(subscriber, value);
          return;
        }
        node = grow(node, level);
      }
      node.here ??= new SmallMap();
      node.here.set(subscriber, value);
    },

    remove: (topicFilter, subscriber) => {
      const levels = rules.topicLevels(topicFilter);
      const path = [root];
      let node: Node<S, V> = root;
      for (const level of levels) {
        if (level === '#') break;
        const child = childAt(node, level);
        if (child === null) return;
        path.push(child);
        node = child;
      }
      const kind = levels.at(-1) === '#' ? 'hash' : 'here';
      node[kind]?.delete(subscriber);
      if (node[kind]?.size === 0) node[kind] = null;
      prune(path, levels);
    },

    match: (topicName, visit) => {
      const levels = rules.topicLevels(topicName);
      const [firstLevel = ''] = levels;
      const end = levels.length;
      // A stack instead of recursion: a name may have 65,536 levels.
      const nodes: Node<S, V>[] = [root];
      const depths: number[] = [0];

      for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
        const depth = depths.pop() ?? 0;
        const level = levels[depth];
        if (level === undefined) {
          visitAll(node.here, visit);
          if (node.hash !== null && rules.hashMatchesParent(depth, 'live')) visitAll(node.hash, visit);
          if (node.plus !== null && rules.plusMatchesNothing(depth, 'live')) visitAll(node.plus.here, visit);
          continue;
        }

        const leads = depth === 0;
        if (
          node.hash !== null &&
          (!leads || rules.leadingWildcardMatches('#', firstLevel, 'live')) &&
          rules.hashMatches(end - depth, 'live')
        ) {
          visitAll(node.hash, visit);
        }

        if (node.plus !== null && (!leads || rules.leadingWildcardMatches('+', firstLevel, 'live'))) {
          for (let taken = depth; taken < end; taken++) {
            const takenLevel = levels[taken] ?? '';
            if (!rules.plusMatches(takenLevel, taken, 'live')) break;
            nodes.push(node.plus);
            depths.push(taken + 1);
            if (!rules.plusSpans(takenLevel, taken, 'live')) break;
          }
        }

        const child = node.children?.get(rules.levelKey(level));
        if (child !== undefined) {
          nodes.push(child);
          depths.push(depth + 1);
        }
      }
    },
  };
}
