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
import { connack5, connect5, out } from './test-traces-v5.ts';
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

describe('sessions of 5.0', () => {
  const sessions5 = (...lines: Lines[]): string[] =>
    viewOf(traceOf(lines), '5.0').sessions.map(
      ({ origin, connections }) => `${origin} ${connections.map(({ events }) => events[0]?.client).join(' ')}`,
    );
  const opened = (client: string, expiry: number | undefined, fields: Parameters<typeof connect5>[2] = {}) =>
    connect5(client, { sessionExpiryInterval: expiry }, { clientId: 'me', ...fields });
  const back = (client: string) => [
    opened(client, 0, { cleanStart: false }),
    connack5(client, undefined, { sessionPresent: true }),
  ];
  const left = (client: string, sessionExpiryInterval?: number) =>
    out(client, { type: 'disconnect', reasonCode: 0, properties: { sessionExpiryInterval } });

  it('go on for as long as the Session Expiry Interval says, also after Clean Start 1', () => {
    expect(sessions5(opened('a', 60), connack5('a'), back('b'))).toEqual(['new a b']);
    expect(sessions5(opened('a', 0xffff_ffff), connack5('a'), back('b'))).toEqual(['new a b']);
    expect(sessions5(opened('a', 0), connack5('a'), back('b'))).toEqual(['new a', 'unknown b']);
    expect(sessions5(opened('a', undefined), connack5('a'), back('b'))).toEqual(['new a', 'unknown b']);
  });

  it('take the interval of CONNACK for that of CONNECT, and that of DISCONNECT for both', () => {
    expect(sessions5(opened('a', 60), connack5('a', { sessionExpiryInterval: 0 }), back('b'))).toHaveLength(2);
    expect(sessions5(opened('a', 60), connack5('a'), left('a'), back('b'))).toEqual(['new a b']);
    expect(sessions5(opened('a', 60), connack5('a'), left('a', 0), back('b'))).toHaveLength(2);
    expect(sessions5(opened('a', 60), connack5('a'), left('a', 5), back('b'))).toEqual(['new a b']);
  });

  it('are found by the Assigned Client Identifier too', () => {
    const nameless = [opened('a', 60, { clientId: '' }), connack5('a', { assignedClientIdentifier: 'me' })];
    expect(sessions5(nameless, back('b'))).toEqual(['new a b']);
  });
});

describe('what a client of 5.0 may not send', () => {
  const isCutShort = (...lines: Lines[]) => viewOf(traceOf(lines), '5.0').connections[0]?.isCutShort;
  const aliased = (topic: string, topicAlias: number) => out('a', publish(topic, 'm', { properties: { topicAlias } }));
  const auth = (authenticationMethod: string) =>
    out('a', { type: 'auth', reasonCode: 0x18, properties: { authenticationMethod } });

  it('is a Topic Alias beyond CONNACK, or one that stands for nothing', () => {
    const limited = [connect5('a'), connack5('a', { topicAliasMaximum: 2 })];
    expect(isCutShort(limited, aliased('t', 2), aliased('', 2))).toBe(false);
    expect(isCutShort(limited, aliased('', 2))).toBe(true);
    expect(isCutShort(limited, aliased('t', 3))).toBe(true);
    expect(isCutShort(connect5('a'), connack5('a'), aliased('t', 1))).toBe(true);
  });

  it('is AUTH without a method in CONNECT, or by another, and other packets while one is on', () => {
    const asked = connect5('a', { authenticationMethod: 'M' });
    expect(isCutShort(asked, auth('M'))).toBe(false);
    expect(isCutShort(asked, auth('N'))).toBe(true);
    expect(isCutShort(connect5('a'), auth('M'))).toBe(true);
    expect(isCutShort(asked, out('a', { type: 'pingreq' }))).toBe(true);
    expect(isCutShort(asked, connack5('a'), out('a', { type: 'pingreq' }))).toBe(false);
  });

  it('is a Session Expiry Interval in DISCONNECT after none, and a Subscription Identifier in PUBLISH', () => {
    const leaving = out('a', { type: 'disconnect', reasonCode: 0, properties: { sessionExpiryInterval: 1 } });
    expect(isCutShort(connect5('a'), connack5('a'), leaving)).toBe(true);
    expect(isCutShort(connect5('a', { sessionExpiryInterval: 1 }), connack5('a'), leaving)).toBe(false);
    const identified = out('a', publish('t', 'm', { properties: { subscriptionIdentifier: [1] } }));
    expect(isCutShort(connect5('a'), connack5('a'), identified)).toBe(true);
  });
});
