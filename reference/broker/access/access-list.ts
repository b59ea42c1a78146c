/** Access lists in the form of mosquitto's acl_file, and what they let a client do. */

import { isTopicFilter, topicMatches } from '../../codec/index.ts';
import type { Identity, Rights } from './access.ts';
import { covers, overlaps } from './filter-sets.ts';

const kinds = ['read', 'write', 'readwrite', 'deny'] as const;

/** One line: what it says of the topics that a filter matches. */
export interface AccessEntry {
  readonly kind: (typeof kinds)[number];
  readonly topicFilter: string;
}

/** A whole file. */
export interface AccessList {
  /** By user; null has those for clients that give no name. */
  readonly users: ReadonlyMap<string | null, readonly AccessEntry[]>;
  /** For everybody, once `%u` and `%c` are the user and the Client Identifier. */
  readonly patterns: readonly AccessEntry[];
}

/** A line that cannot be understood; the message says which, and what would be right. */
export class AccessListError extends Error {
  override readonly name = 'AccessListError';
  readonly code = 'MQTT_ACCESS_LIST';
}

/**
 * Reads the text of an access list. As in mosquitto a line that begins with `#` is a comment, words are parted by
 * spaces, a topic may hold some if the kind of access stands before it, and `topic` lines before the first `user` are for
 * clients without a name.
 * @throws AccessListError
 */
export function parseAccessList(text: string): AccessList {
  const users = new Map<string | null, AccessEntry[]>();
  const patterns: AccessEntry[] = [];
  let user: string | null = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trimEnd();
    const [, word = '', rest = ''] = /^ *([^ ]*) *(.*)$/.exec(line) ?? [];
    if (word === '' || line.startsWith('#')) continue;
    const wrong = (what: string): AccessListError => new AccessListError(`line ${index + 1}: ${what}`);
    switch (word) {
      case 'user':
        if (rest === '') throw wrong('expected a name after "user"');
        user = rest;
        break;
      case 'topic': {
        const entries = users.get(user) ?? [];
        users.set(user, entries);
        entries.push(parseEntry(rest, wrong));
        break;
      }
      case 'pattern':
        patterns.push(parseEntry(rest, wrong));
        break;
      default:
        // It may be a line of a password file.
        throw wrong(`expected "user", "topic" or "pattern"${/[:$]/.test(word) ? '' : `, got "${word}"`}`);
    }
  }
  return { users, patterns };
}

function parseEntry(text: string, wrong: (what: string) => Error): AccessEntry {
  const [, word = '', rest] = /^([^ ]*)(?: +(.*))?$/.exec(text) ?? [];
  const kind = rest === undefined ? 'readwrite' : kinds.find((known) => known === word);
  if (kind === undefined) throw wrong(`expected ${kinds.join(', ')} before a topic, got "${word}"`);
  const topicFilter = rest ?? word;
  if (!isTopicFilter(topicFilter)) throw wrong(`expected a topic filter, got "${topicFilter}"`);
  return { kind, topicFilter };
}

/** The filters of entries that are asked together. */
interface Tier {
  readonly denied: readonly string[];
  readonly read: readonly string[];
  readonly write: readonly string[];
}

/**
 * The rights of a client. Its user's own entries are asked first, then the patterns; among each of them those that deny
 * come first, and what none speaks of is denied. A name that holds a wildcard gets nothing from patterns.
 */
export function rightsFrom({ users, patterns }: AccessList, { user, clientId }: Identity): Rights {
  const isPlain = !/[+#]/.test(`${user ?? ''}${clientId}`);
  const meant = isPlain ? patterns.filter(({ topicFilter }) => user !== null || !topicFilter.includes('%u')) : [];
  const filledIn = meant.map((entry) => ({
    ...entry,
    topicFilter: entry.topicFilter.replace(/%[uc]/g, (name) => (name === '%u' ? (user ?? '') : clientId)),
  }));
  const tiers = [tierOf(users.get(user) ?? []), tierOf(filledIn)];

  const may = (what: 'read' | 'write', topicName: string): boolean => {
    const matchesIt = (topicFilter: string): boolean => topicMatches(topicFilter, topicName);
    for (const tier of tiers) {
      if (tier.denied.some(matchesIt)) return false;
      if (tier[what].some(matchesIt)) return true;
    }
    return false;
  };
  return {
    mayPublish: (topicName) => may('write', topicName),
    mayReceive: (topicName) => may('read', topicName),
    maySubscribe: (topicFilter) => {
      const denied: string[] = [];
      for (const tier of tiers) {
        denied.push(...tier.denied);
        const leavesSome = (granted: string): boolean =>
          overlaps(granted, topicFilter) && !denied.some((all) => covers(all, topicFilter) || covers(all, granted));
        if (tier.read.some(leavesSome)) return true;
      }
      return false;
    },
  };
}

function tierOf(entries: readonly AccessEntry[]): Tier {
  const filtersOf = (...wanted: readonly AccessEntry['kind'][]): string[] =>
    entries.filter(({ kind }) => wanted.includes(kind)).map(({ topicFilter }) => topicFilter);
  return {
    denied: filtersOf('deny'),
    read: filtersOf('read', 'readwrite'),
    write: filtersOf('write', 'readwrite'),
  };
}
