/** Access lists: how they are read, and what they let a client do. */

import { describe, expect, it } from 'vitest';
import { AccessListError, parseAccessList, rightsFrom } from './access-list.ts';

const list = parseAccessList(`# for those without a name
topic read public/#
  topic deny public/secret/#

user alice
topic readwrite rooms/+/light
topic read a topic with spaces
topic home

user bob
topic deny rooms/cellar/#
topic read rooms/#
user alice
topic write log

pattern readwrite users/%u/#
pattern read clients/%c/%u
pattern deny users/+/locked
pattern read #
`);

const rights = (user: string | null, clientId = 'c') => rightsFrom(list, { user, clientId });

describe('a list', () => {
  it('has lines for those without a name before the first user', () => {
    const { mayReceive, mayPublish } = rightsFrom(parseAccessList('topic read a\nuser x\ntopic b\n'), {
      user: null,
      clientId: 'c',
    });
    expect([mayReceive('a'), mayPublish('a'), mayReceive('b')]).toEqual([true, false, false]);
  });

  it('denies before it grants, wherever the lines stand', () => {
    const { mayReceive } = rightsFrom(parseAccessList('topic read a/#\ntopic deny a/b\n'), {
      user: null,
      clientId: 'c',
    });
    expect([mayReceive('a/b'), mayReceive('a/c')]).toEqual([false, true]);
  });

  it('gathers what it says of a user in several places, and takes a topic without a kind for both', () => {
    const { mayReceive, mayPublish } = rights('alice');
    expect([mayPublish('log'), mayPublish('home'), mayReceive('home')]).toEqual([true, true, true]);
    expect(mayReceive('a topic with spaces')).toBe(true);
  });

  it('fills in patterns for everybody, after what it says of the user', () => {
    expect([rights('carol').mayPublish('users/carol/x'), rights('carol').mayPublish('users/alice/x')]).toEqual([
      true,
      false,
    ]);
    expect(rights('carol').mayPublish('users/carol/locked')).toBe(false);
    expect(rights('bob').mayReceive('rooms/cellar/light')).toBe(false);
    expect(rights('bob').mayReceive('elsewhere')).toBe(true);
  });

  it('skips patterns with %u for those without a name', () => {
    expect(rights(null).mayPublish('users//x')).toBe(false);
    expect(rights(null).mayReceive('anything')).toBe(true);
  });

  it('gives nothing from patterns to a name with a wildcard in it', () => {
    for (const [user, clientId] of [
      ['+', 'c'],
      ['#', 'c'],
      ['carol', '+'],
    ] as const) {
      expect(rights(user, clientId).mayReceive('anything')).toBe(false);
    }
  });

  it('means names that begin with $ only where the filter does', () => {
    const all = rightsFrom(parseAccessList('topic read #\ntopic read $SYS/broker/+\n'), { user: null, clientId: 'c' });
    expect([all.mayReceive('$SYS/broker/x'), all.mayReceive('$SYS/other')]).toEqual([true, false]);
  });

  it('denies everything that it does not speak of', () => {
    const { mayReceive, mayPublish, maySubscribe } = rightsFrom(parseAccessList(''), { user: 'x', clientId: 'c' });
    expect([mayReceive('a'), mayPublish('a'), maySubscribe('#')]).toEqual([false, false, false]);
  });
});

describe('a subscription is worth making', () => {
  const { maySubscribe } = rightsFrom(parseAccessList('topic read a/+\ntopic deny a/secret\ntopic write w\n'), {
    user: null,
    clientId: 'c',
  });

  it.each([
    ['a/b', true],
    ['#', true],
    ['+/b', true],
    ['a/#', true],
    ['a/secret', false],
    ['b', false],
    ['w', false],
    ['a/b/c', false],
  ])('%s: %s', (filter, expected) => {
    expect(maySubscribe(filter)).toBe(expected);
  });
});

describe('a line that cannot be understood is named', () => {
  it.each([
    ['user', 'line 1: expected a name after "user"'],
    ['\n\nfoo bar', 'line 3: expected "user", "topic" or "pattern", got "foo"'],
    ['topic\tread x', 'line 1: expected "user", "topic" or "pattern", got "topic\tread"'],
    ['topic execute a', 'line 1: expected read, write, readwrite, deny before a topic, got "execute"'],
    ['topic read a/#/b', 'line 1: expected a topic filter, got "a/#/b"'],
    ['pattern', 'line 1: expected a topic filter, got ""'],
  ])('%j', (text, message) => {
    expect(() => parseAccessList(text)).toThrow(new AccessListError(message));
  });
});
