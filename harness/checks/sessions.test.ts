import { describe, expect, it } from 'vitest';
import {
  connack,
  connect,
  connected,
  kept,
  type Lines,
  publish,
  received,
  sent,
  sentBytes,
  traceOf,
} from './test-traces.ts';
import { viewOf } from './view.ts';

/** The sessions of a trace in short: origin, and the names of their connections. */
function sessions(...lines: Lines[]): string[] {
  return viewOf(traceOf(lines), '3.1.1').sessions.map(
    ({ origin, connections }) => `${origin} ${connections.map(({ events }) => events[0]?.client).join(' ')}`,
  );
}

describe('sessions', () => {
  it('go on where Session Present says so; else they begin anew, for certain only with Clean Session 1', () => {
    expect(sessions(kept('a', 'me'), kept('b', 'me', true), kept('c', 'me'), kept('d', 'me', true))).toEqual([
      'new a b',
      'unknown c d',
    ]);
    expect(sessions(kept('a', 'me'), connected('b', { clientId: 'me' }))).toEqual(['new a', 'new b']);
  });

  it('are told apart by Client Identifier, of which the empty one is never the same', () => {
    expect(sessions(kept('a', 'me'), kept('b', 'you', true))).toEqual(['new a', 'unknown b']);
    expect(sessions(connected('a', { clientId: '' }), connected('b', { clientId: '' }))).toEqual(['new a', 'new b']);
  });

  it('are not those that ended with a clean session', () => {
    expect(sessions(connected('a', { clientId: 'me' }), kept('b', 'me', true))).toEqual(['new a', 'unknown b']);
  });

  it('are unknown after what cannot be read, or was not answered', () => {
    const unreadable = sentBytes('a', '82 06 00 01 00 01 74 07');
    expect(sessions(kept('a', 'me'), unreadable, kept('b', 'me', true))).toEqual(['new a', 'unknown b']);
    const unanswered = sent('x', connect('me', { cleanStart: false }));
    expect(sessions(kept('a', 'me'), unanswered, kept('b', 'me', true))).toEqual(['new a', 'unknown b']);
    const refused = [unanswered, received('x', connack(false, 5))];
    expect(sessions(kept('a', 'me'), refused, kept('b', 'me', true))).toEqual(['new a b']);
  });

  it('are unknown when two clients ask for the same at once', () => {
    const [askedA, answeredA] = kept('a', 'me');
    const [askedB, answeredB] = kept('b', 'me', true);
    if (!askedA || !answeredA || !askedB || !answeredB) throw new Error('a CONNECT and a CONNACK each');
    expect(sessions(askedA, askedB, answeredA, answeredB)).toEqual(['new a', 'unknown b']);
  });

  it('end to be read at a second CONNECT, and behind DISCONNECT', () => {
    const packets = (...lines: Lines[]) =>
      viewOf(traceOf([kept('a', 'me'), lines]), '3.1.1').connections[0]?.packets.length;
    expect(packets(sent('a', { type: 'pingreq' }))).toBe(3);
    expect(packets(sent('a', connect('me')), sent('a', { type: 'pingreq' }))).toBe(2);
    expect(packets(sent('a', { type: 'disconnect', reasonCode: 0 }), sent('a', publish('t', 'm')))).toBe(3);
  });
});
