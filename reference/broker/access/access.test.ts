/** Who is let in and to what: what the broker asks of those who keep the accounts, and what a client is told. */

import { describe, expect, test } from 'vitest';
import type { Version } from '../../codec/index.ts';
import { acknowledge, createTestBroker, payload, publish, subscribe, summary } from '../test-client.ts';
import { type Access, type Admission, openAccess } from './access.ts';
import { parseAccessList, rightsFrom } from './access-list.ts';

const versions: readonly Version[] = ['3.1', '3.1.1', '5.0'];

/** Everybody is who they say they are, and may do what the list says. */
function listed(...lines: readonly string[]): Access {
  const list = parseAccessList(lines.join('\n'));
  return { ...openAccess, rightsOf: (identity) => rightsFrom(list, identity) };
}

/** Answers when it is told to. */
function slowAccess() {
  const waiting: ((admission: Admission) => void)[] = [];
  const access: Access = { ...openAccess, admit: () => new Promise((resolve) => waiting.push(resolve)) };
  const answer = async (admission: Admission): Promise<void> => {
    waiting.shift()?.(admission);
    // What the broker does then is done when the promises that hang on this one are.
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { access, answer };
}

const alice = { userName: 'alice', password: payload('secret') };
const success: Admission = { type: 'success', user: 'alice' };
const failure: Admission = { type: 'failure', why: 'bad-user-name-or-password' };

describe('a CONNECT', () => {
  test.each([
    ['bad-user-name-or-password', '3.1', 5],
    ['bad-user-name-or-password', '3.1.1', 5],
    ['bad-user-name-or-password', '5.0', 0x86],
    ['not-authorized', '3.1.1', 5],
    ['not-authorized', '5.0', 0x87],
  ] as const)('that is refused as %s is told in %s by %i, and closed', (why, version, reasonCode) => {
    const { connecting } = createTestBroker({ access: { ...openAccess, admit: () => ({ type: 'failure', why }) } });
    const client = connecting({ version });
    expect(client.take()).toMatchObject([{ type: 'connack', reasonCode, sessionPresent: false }]);
    expect(client.isClosed).toBe(true);
  });

  test('brings its credentials to those who keep the accounts', () => {
    const seen: unknown[] = [];
    const admit: Access['admit'] = (credentials) => {
      seen.push(credentials);
      return success;
    };
    createTestBroker({ access: { ...openAccess, admit } }).connect(alice);
    expect(seen).toEqual([{ ...alice, certificateName: undefined }]);
  });

  test('is answered when the answer is there, and what came behind it is taken in order then', async () => {
    const { access, answer } = slowAccess();
    const client = createTestBroker({ access }).connecting(alice);
    client.send(subscribe(0, 't'), publish());
    client.send({ type: 'pingreq' });
    expect(client.take()).toEqual([]);

    await answer(success);

    expect(summary(client.take())).toEqual(['connack', 'suback 1', 't m q0', 'pingresp']);
  });

  test('that is refused later lets nothing of what came behind it happen', async () => {
    const { access, answer } = slowAccess();
    const made = createTestBroker({ access });
    const client = made.connecting(alice);
    client.send(publish({ retain: true }));
    await answer(failure);
    expect(summary(client.take())).toEqual(['connack']);
    expect([client.isClosed, made.broker.statistics.retainedMessages]).toEqual([true, 0]);
  });

  test('does not wait for ever: the time for a CONNECT goes on', async () => {
    const { access, answer } = slowAccess();
    const { connecting, wait } = createTestBroker({ access, limits: { connectTimeoutMs: 50 } });
    const client = connecting(alice);
    wait(50);
    await answer(success);
    expect([client.isClosed, client.take()]).toEqual([true, []]);
  });

  test('whose client is gone meanwhile leaves nothing behind', async () => {
    const { access, answer } = slowAccess();
    const { connecting, broker } = createTestBroker({ access });
    connecting(alice).end();
    await answer(success);
    expect(broker.statistics.clientsConnected).toBe(0);
  });

  test('that waits holds no more behind it than the largest packet', () => {
    const { access } = slowAccess();
    const { connecting } = createTestBroker({ access, limits: { maxPacketBytes: 100 } });
    const client = connecting(alice);
    client.sendBytes(new Uint8Array(100));
    expect(client.isClosed).toBe(false);
    client.sendBytes(new Uint8Array(1));
    expect(client.isClosed).toBe(true);
  });

  test('is refused as for a server that is unavailable where nobody can tell', async () => {
    const access = { ...openAccess, admit: () => Promise.reject(new Error('no file')) };
    const client = createTestBroker({ access }).connecting({ ...alice, version: '5.0' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(client.take()).toMatchObject([{ type: 'connack', reasonCode: 0x88 }]);
  });
});

describe('a topic that may not be published to', () => {
  test.each(versions)('%s: is acknowledged, and the message goes nowhere', (version) => {
    const { connect, broker } = createTestBroker({ access: listed('topic read #', 'topic write allowed') });
    const client = connect({ version });
    client.send(subscribe(0, '#'), publish({ topic: 'no', qos: 1, packetIdentifier: 7, retain: true }));
    client.send(publish({ topic: 'no' }), publish({ topic: 'no', qos: 2, packetIdentifier: 8 }));
    const answers = client.take();
    expect(summary(answers)).toEqual(['suback 1', 'puback 7', 'pubrec 8']);
    const code = version === '5.0' ? 0x87 : 0;
    expect(answers.slice(1)).toMatchObject([{ reasonCode: code }, { reasonCode: code }]);
    expect(broker.statistics.retainedMessages).toBe(0);
  });

  test('gets no Will', () => {
    const { connect } = createTestBroker({ access: listed('topic read #', 'topic write allowed') });
    const watcher = connect({ clientId: 'watcher' });
    watcher.send(subscribe(0, '#'));
    for (const topic of ['no', 'allowed']) {
      connect({ clientId: topic, will: { topic, payload: payload('x'), qos: 0, retain: false } }).end();
    }
    expect(summary(watcher.take())).toEqual(['suback 1', 'allowed x q0']);
  });
});

describe('a topic that may not be received', () => {
  const access = listed('topic write #', 'topic read open/#', 'topic deny open/no');

  test.each([
    ['3.1', [0, 0]],
    ['3.1.1', [0x80, 0]],
    ['5.0', [0x87, 0]],
  ] as const)('%s: SUBACK tells of filters that can bring nothing', (version, reasonCodes) => {
    const client = createTestBroker({ access }).connect({ version });
    client.send(subscribe(0, 'secret/#', '+/yes'));
    expect(client.take()).toMatchObject([{ type: 'suback', reasonCodes }]);
  });

  test('is left out of what a wider filter brings, live and retained', () => {
    const client = createTestBroker({ access }).connect();
    for (const topic of ['open/yes', 'open/no', 'secret']) client.send(publish({ topic, retain: true }));
    client.send(subscribe(0, '#'), publish({ topic: 'open/no' }), publish({ topic: 'open/yes' }));
    expect(summary(client.take())).toEqual(['suback 1', 'open/yes m q0 retain', 'open/yes m q0']);
  });

  test('a Shared Subscription is judged by what stands behind its name, and serves those who may', () => {
    const { connect } = createTestBroker({ access: listed('topic write #', 'pattern read %u/#') });
    const wrong = connect({ version: '5.0', clientId: 'w', userName: 'x' });
    wrong.send(subscribe(0, '$share/g/y/#', '$share/g/#'));
    expect(wrong.take()).toMatchObject([{ reasonCodes: [0x87, 0] }]);
    const right = connect({ version: '5.0', clientId: 'r', userName: 'y' });
    right.send(subscribe(0, '$share/g/#'));
    for (let turn = 0; turn < 3; turn++) connect({ clientId: 'p' }).send(publish({ topic: 'y/t' }));
    expect([summary(wrong.take()), summary(right.take())]).toEqual([
      [],
      ['suback 1', 'y/t m q0', 'y/t m q0', 'y/t m q0'],
    ]);
  });

  test('does not wait for a user who may not have it: what waited for another is dropped', () => {
    const { connect, connecting, broker } = createTestBroker({ access: listed('topic write #', 'pattern read %u/#') });
    const kept = { clientId: 'shared', cleanStart: false } as const;
    const first = connect({ ...kept, userName: 'x' });
    first.send(subscribe(1, '#'));
    const publisher = connect();
    publisher.send(publish({ topic: 'x/sent', qos: 1, packetIdentifier: 1 }));
    first.end();
    publisher.send(publish({ topic: 'x/queued', qos: 1, packetIdentifier: 1 }));
    publisher.send(publish({ topic: 'y/queued', qos: 1, packetIdentifier: 1 }));
    expect(broker.statistics.messagesStored).toBe(2);
    const second = connecting({ ...kept, userName: 'y' });
    expect(summary(second.take())).toEqual(['connack']);
    expect(broker.statistics.messagesStored).toBe(0);
    publisher.send(publish({ topic: 'y/live', qos: 1, packetIdentifier: 1 }));
    expect(summary(second.take())).toEqual(['y/live m q1 #2']);
    second.send(acknowledge('puback', 2));
  });
});
