import { describe, expect, it } from 'vitest';
import type { Connack, Connect, Packet, Publish } from '../../reference/codec/index.ts';
import type { TraceEvent } from '../trace.ts';
import { residueOf } from './residue.ts';

const event = (client: string, direction: 'in' | 'out', packet: Packet): TraceEvent => ({
  kind: 'packet',
  atMs: 0,
  client,
  direction,
  bytes: new Uint8Array(0),
  packet,
});

const connect = (fields: Partial<Connect> = {}): Connect => ({
  type: 'connect',
  version: '3.1.1',
  cleanStart: true,
  keepAlive: 60,
  clientId: 'me',
  ...fields,
});
const connack = (reasonCode = 0): Connack => ({ type: 'connack', sessionPresent: false, reasonCode });
const publish = (text: string): Publish => ({
  type: 'publish',
  dup: false,
  qos: 0,
  retain: true,
  topic: 't',
  payload: new TextEncoder().encode(text),
});
const will = { topic: 'w', payload: new Uint8Array(1), qos: 0, retain: true } as const;

describe('residueOf', () => {
  it('names kept sessions, clients with a retained Will, and retained messages', () => {
    const trace = [
      event('a', 'out', connect({ cleanStart: false })),
      event('b', 'out', connect({ clientId: 'you', will })),
      event('c', 'out', connect({ clientId: 'plain', will: { ...will, retain: false } })),
      event('c', 'out', publish('kept')),
    ];
    expect(residueOf(trace)).toEqual({ clientIds: ['me', 'you'], delayedWills: [], topics: ['w', 't'] });
  });

  it('forgets a session that a clean one has ended, if that was accepted', () => {
    const kept = event('a', 'out', connect({ cleanStart: false }));
    const clean = event('b', 'out', connect());
    expect(residueOf([kept, clean, event('b', 'in', connack())]).clientIds).toEqual([]);
    expect(residueOf([kept, clean, event('b', 'in', connack(3))]).clientIds).toEqual(['me']);
    expect(residueOf([kept, clean]).clientIds).toEqual(['me']);
  });

  it('counts no empty retained message', () => {
    expect(residueOf([event('a', 'out', publish(''))]).topics).toEqual([]);
  });

  it('names delayed Wills, of clients that have not come back since', () => {
    const delayed = { ...will, retain: false, properties: { willDelayInterval: 9 } };
    const trace = [event('a', 'out', connect({ version: '5.0', will: delayed }))];
    expect(residueOf(trace).delayedWills).toEqual(['me']);
    const back = [event('b', 'out', connect({ version: '5.0' })), event('b', 'in', connack())];
    expect(residueOf([...trace, ...back]).delayedWills).toEqual([]);
  });

  it('knows a client by the id that it was assigned', () => {
    const kept = { version: '5.0', clientId: '', properties: { sessionExpiryInterval: 9 } } as const;
    const accepted = { ...connack(), properties: { assignedClientIdentifier: 'given' } };
    const trace = [event('a', 'out', connect(kept)), event('a', 'in', accepted)];
    expect(residueOf(trace).clientIds).toEqual(['given']);
  });

  it('knows the topic that an alias stands for', () => {
    const resolved = publish('kept');
    const aliased = { ...event('a', 'out', { ...resolved, topic: '', properties: { topicAlias: 1 } }), resolved };
    expect(residueOf([aliased as TraceEvent]).topics).toEqual(['t']);
  });
});
