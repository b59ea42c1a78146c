/**
 * A tree of Topic Names with a value each, to find all that one Topic Filter matches (4.7): retained messages, `$SYS`
 * topics.
 */

import type { Rules } from '../rules.ts';

/** Topic Names, each with a value. */
export interface NameTree<V> {
  /** Levels that the names occupy. */
  readonly nodeCount: number;
  get(topicName: string): V | undefined;
  set(topicName: string, value: V): void;
  /** Removes a name; does nothing if it is not there. */
  delete(topicName: string): void;
  /** The values of the names that the filter matches. */
  match(topicFilter: string): V[];
}

interface Node<V> {
  readonly level: string;
  children: Map<string, Node<V>> | null;
  /** In a box, so that any value can be told from none. */
  held: { readonly value: V } | null;
}

/** A node to look at: how much of the filter is used up, and how many levels of the name. */
interface Step<V> {
  readonly node: Node<V>;
  readonly used: number;
  readonly depth: number;
}

/** Makes an empty tree that asks `rules` at its branches. */
export function createNameTree<V>(rules: Rules): NameTree<V> {
  const root: Node<V> = { level: '', children: null, held: null };
  let nodeCount = 0;

  const pathTo = (topicName: string): Node<V>[] | undefined => {
    const path = [root];
    let node = root;
    for (const level of rules.topicLevels(topicName)) {
      const child = node.children?.get(rules.levelKey(level));
      if (child === undefined) return undefined;
      path.push(child);
      node = child;
    }
    return path;
  };

  /** All values at and below a node that stands `depth` levels deep, as `#` matches them from there. */
  const collectBelow = (from: Node<V>, depth: number, found: V[]): void => {
    const stack = [{ node: from, below: 0 }];
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
      const { node, below } = step;
      const matches = below === 0 ? rules.hashMatchesParent(depth, 'retained') : rules.hashMatches(below, 'retained');
      if (node.held !== null && matches) found.push(node.held.value);
      for (const child of node.children?.values() ?? []) {
        if (depth === 0 && below === 0 && !rules.leadingWildcardMatches('#', child.level, 'retained')) continue;
        stack.push({ node: child, below: below + 1 });
      }
    }
  };

  return {
    get nodeCount() {
      return nodeCount;
    },

    get: (topicName) => pathTo(topicName)?.at(-1)?.held?.value,

    set: (topicName, value) => {
      let node = root;
      for (const level of rules.topicLevels(topicName)) {
        const key = rules.levelKey(level);
        node.children ??= new Map();
        let child = node.children.get(key);
        if (child === undefined) {
          child = { level, children: null, held: null };
          node.children.set(key, child);
          nodeCount++;
        }
        node = child;
      }
      node.held = { value };
    },

    delete: (topicName) => {
      const path = pathTo(topicName) ?? [];
      const last = path.at(-1);
      if (last !== undefined) last.held = null;
      for (let depth = path.length - 1; depth > 0; depth--) {
        const node = path[depth];
        const parent = path[depth - 1];
        if (node === undefined || parent === undefined || node.held !== null || node.children !== null) return;
        parent.children?.delete(rules.levelKey(node.level));
        if (parent.children?.size === 0) parent.children = null;
        nodeCount--;
      }
    },

    match: (topicFilter) => {
      const levels = rules.topicLevels(topicFilter);
      const found: V[] = [];
      const stack: Step<V>[] = [{ node: root, used: 0, depth: 0 }];

      for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
        const { node, used, depth } = step;
        const level = levels[used];
        if (level === undefined) {
          if (node.held !== null) found.push(node.held.value);
        } else if (level === '#') {
          collectBelow(node, depth, found);
        } else if (level === '+') {
          const atEnd = used === levels.length - 1;
          if (atEnd && node.held !== null && rules.plusMatchesNothing(depth, 'retained')) found.push(node.held.value);
          for (const child of node.children?.values() ?? []) {
            if (depth === 0 && !rules.leadingWildcardMatches('+', child.level, 'retained')) continue;
            if (!rules.plusMatches(child.level, depth, 'retained')) continue;
            stack.push({ node: child, used: used + 1, depth: depth + 1 });
            if (rules.plusSpans(child.level, depth, 'retained')) stack.push({ node: child, used, depth: depth + 1 });
          }
        } else {
          const child = node.children?.get(rules.levelKey(level));
          if (child !== undefined) stack.push({ node: child, used: used + 1, depth: depth + 1 });
        }
      }
      return found;
    },
  };
}
