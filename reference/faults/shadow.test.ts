/** Unit tests of the shadow: who departs and when, and that nobody disturbs the sound broker. */

import { describe, expect, test } from 'vitest';
import { loadFaults } from '../../harness/cli/load-faults.ts';
import { topicRules } from '../broker/rules/topic.ts';
import { standardRules } from '../broker/rules.ts';
import type { Will } from '../codec/index.ts';
import { type Fault, fault } from './fault.ts';
import { createShadows } from './shadow.ts';

function behind(...faults: readonly Fault[]) {
  const { fault: none, departed } = createShadows(faults)();
  const rules = none.bend?.(standardRules) ?? standardRules;
  return { rules, departed, wire: none.bendWire?.() };
}

const broken = (name: string, bend: NonNullable<Fault['bend']>): Fault =>
  fault({ name, title: name, breaks: { '3.1.1': [] }, bend });

const will: Will = { topic: 'a', payload: Uint8Array.of(1), qos: 1, retain: false, properties: {} };

describe('a fault in the rules', () => {
  test('departs when it decides otherwise, and the sound decision stands', () => {
    const { rules, departed } = behind(
      broken('lower-case', (sound) => ({ ...sound, levelKey: (level) => sound.levelKey(level).toLowerCase() })),
    );
    expect(rules.levelKey('abc')).toBe('abc');
    expect([...departed]).toEqual([]);
    expect(rules.levelKey('ABC')).toBe('ABC');
    expect([...departed]).toEqual(['lower-case']);
  });

  test('departs at the second time when it waits for that', () => {
    const { rules, departed } = behind(
      broken('second', (sound) => {
        let count = 0;
        return {
          ...sound,
          sessionKey: (clientId) => {
            count += 1;
            return count === 2 ? 'other' : sound.sessionKey(clientId);
          },
        };
      }),
    );
    rules.sessionKey('c');
    expect(departed.size).toBe(0);
    rules.sessionKey('c');
    expect(departed.size).toBe(1);
  });

  test('that knows a message again sees the same one as the broker', () => {
    const remembering = broken('remembering', (sound) => {
      const wills = new WeakSet<object>();
      return {
        ...sound,
        willMessage: (...asked) => {
          const message = sound.willMessage(...asked);
          wills.add(message);
          return message;
        },
        forwards: (message) => !wills.has(message) && sound.forwards(message),
      };
    });
    const { rules, departed } = behind(remembering);
    const message = rules.willMessage(will, 'c', 0);
    expect(departed.size).toBe(0);
    expect(rules.forwards(message)).toBe(true);
    expect([...departed]).toEqual(['remembering']);
  });

  test('that makes an equal message of its own is let go when it bends other rules too', () => {
    const copying = (name: string, more: Partial<typeof standardRules>): Fault =>
      broken(name, (sound) => ({ ...sound, willMessage: (...asked) => ({ ...sound.willMessage(...asked) }), ...more }));
    const { rules, departed } = behind(copying('one', {}), copying('two', { forwards: () => true }));
    rules.willMessage(will, 'c', 0);
    expect([...departed]).toEqual(['two']);
  });

  test('that would use up a name, or leave one over, departs; names are made for the sound rule only', () => {
    const { rules, departed } = behind(
      broken('own', (sound) => ({ ...sound, effectiveClientId: (_connect, makeUnique) => makeUnique() })),
      broken('none', (sound) => ({ ...sound, effectiveClientId: () => 'made-1' })),
      broken('same', (sound) => ({ ...sound, effectiveClientId: (...asked) => sound.effectiveClientId(...asked) })),
    );
    let made = 0;
    const connect = { clientId: '' } as Parameters<typeof rules.effectiveClientId>[0];
    expect(rules.effectiveClientId(connect, () => `made-${++made}`)).toBe('made-1');
    expect(made).toBe(1);
    expect([...departed].sort()).toEqual(['none', 'own']);
  });

  test('that throws departs', () => {
    const { rules, departed } = behind(
      broken('throwing', (sound) => ({
        ...sound,
        sessionKey: () => {
          throw new Error('no');
        },
      })),
    );
    expect(rules.sessionKey('c')).toBe('c');
    expect(departed.size).toBe(1);
  });
});

describe('a fault on the wire', () => {
  const pingresp = { type: 'pingresp' } as const;
  const bytes = Uint8Array.of(0xd0, 0);
  const onWire = (name: string, parts: readonly Uint8Array[]): Fault =>
    fault({ name, title: name, breaks: { '3.1.1': [] }, bendWire: () => ({ outbound: () => parts }) });

  test.each([
    ['loses', [], true],
    ['doubles', [bytes, bytes], true],
    ['alters', [Uint8Array.of(0xd0, 1)], true],
    ['copies', [bytes.slice()], false],
  ])('that %s a packet', (name, parts, departs) => {
    const { wire, departed } = behind(onWire(name, parts));
    expect(wire?.outbound?.(pingresp, bytes, '3.1.1')).toEqual([bytes]);
    expect(wire?.inbound?.({ type: 'pingreq' }, bytes, '3.1.1')).toEqual([bytes]);
    expect(departed.has(name)).toBe(departs);
  });

  test('a shadow of rules alone leaves the wire alone', () => {
    expect(behind(broken('x', (sound) => sound)).wire).toBeUndefined();
  });
});

test('a question about topics has the same answer each time, whatever the fault: shadows remember it', async () => {
  const questions: readonly ((rules: typeof standardRules) => unknown)[] = [
    ...['a/b', '$SYS/x', '+', 'A//', 'caf\u00e9'].flatMap((text) => [
      (rules: typeof standardRules) => rules.topicLevels(text),
      (rules: typeof standardRules) => rules.levelKey(text),
      (rules: typeof standardRules) => rules.plusMatches(text, 1, 'live'),
      (rules: typeof standardRules) => rules.plusSpans(text, 1, 'retained'),
      (rules: typeof standardRules) => rules.leadingWildcardMatches('#', text, 'live'),
    ]),
    ...[0, 1, 2].flatMap((depth) => [
      (rules: typeof standardRules) => rules.hashMatches(depth, 'live'),
      (rules: typeof standardRules) => rules.hashMatchesParent(depth, 'retained'),
      (rules: typeof standardRules) => rules.plusMatchesNothing(depth, 'live'),
    ]),
  ];
  const faults = (await loadFaults()).filter(({ bend }) => {
    const bent: Readonly<Record<string, unknown>> = bend?.(standardRules) ?? {};
    return Object.entries(topicRules).some(([name, rule]) => bend !== undefined && bent[name] !== rule);
  });
  expect(faults.length).toBeGreaterThan(20);
  for (const { name, bend } of faults) {
    const rules = bend?.(standardRules) ?? standardRules;
    const first = questions.map((ask) => ask(rules));
    for (let again = 0; again < 3; again += 1)
      expect([name, ...questions.map((ask) => ask(rules))]).toEqual([name, ...first]);
  }
});
