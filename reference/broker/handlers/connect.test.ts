/** CONNECT: what is refused, what is closed, what is served. */

import { describe, expect, test } from 'vitest';
import { fromHex } from '../../codec/index.ts';
import { connect, createTestBroker, publish, subscribe, summary } from '../test-client.ts';

const refusal = (reasonCode: number) => [{ type: 'connack', sessionPresent: false, reasonCode }];

describe('a CONNECT that is refused', () => {
  test('names MQTT with an unknown level: CONNACK 1, close', () => {
    const client = createTestBroker().open();
    client.sendBytes(fromHex('10 0d 00 04 4d 51 54 54 06 02 00 00 00 01 61'));
    expect(client.take()).toEqual(refusal(1));
    expect(client.isClosed).toBe(true);
  });

  test('is of a level to come: CONNACK 1 in the form of 3.1.1, close', () => {
    const client = createTestBroker().open();
    client.sendBytes(fromHex('10 0e 00 04 4d 51 54 54 06 02 00 00 00 00 01 61'));
    expect(client.take()).toEqual(refusal(1));
    expect(client.isClosed).toBe(true);
  });

  test('wants an unnamed session kept: CONNACK 2, close', () => {
    const client = createTestBroker().connecting({ clientId: '', cleanStart: false });
    expect(client.take()).toEqual(refusal(2));
    expect(client.isClosed).toBe(true);
  });

  test.each([0, 24])('is of 3.1 and has a Client Identifier of %d characters: CONNACK 2, close', (length) => {
    const client = createTestBroker().connecting({ version: '3.1', clientId: 'x'.repeat(length) });
    expect(client.take()).toEqual(refusal(2));
    expect(client.isClosed).toBe(true);
  });

  test('is followed by nothing that is processed', () => {
    const { connect: join, connecting } = createTestBroker();
    const watcher = join({ clientId: 'watcher' });
    watcher.send(subscribe(0, '#'));
    const client = connecting({ clientId: '', cleanStart: false });
    client.send(publish());
    expect(summary(watcher.take())).toEqual(['suback 1']);
  });
});

describe('a connection closed without a word', () => {
  test.each([
    ['an unknown protocol name', '10 0d 00 04 4d 51 54 58 04 02 00 00 00 01 61'],
    ['the reserved flag', '10 0d 00 04 4d 51 54 54 04 03 00 00 00 01 61'],
    ['bytes left over', '10 0e 00 04 4d 51 54 54 04 02 00 00 00 01 61 00'],
    ['PINGREQ before CONNECT', 'c0 00'],
    ['CONNACK before CONNECT', '20 02 00 00'],
    ['a Remaining Length of five bytes', '10 80 80 80 80 01'],
  ])('%s', (_name, bytes) => {
    const client = createTestBroker().open();
    client.sendBytes(fromHex(bytes));
    expect(client.take()).toEqual([]);
    expect(client.isClosed).toBe(true);
  });

  test('a second CONNECT, also of an unknown level', () => {
    for (const second of [
      '10 0d 00 04 4d 51 54 54 04 02 00 00 00 01 63',
      '10 0d 00 04 4d 51 54 54 06 02 00 00 00 01 63',
    ]) {
      const client = createTestBroker().connect();
      client.sendBytes(fromHex(second));
      expect(client.take()).toEqual([]);
      expect(client.isClosed).toBe(true);
    }
  });

  test.each(['20 02 00 00', '90 03 00 01 00', 'b0 02 00 01', 'd0 00'])('a packet of servers: %s', (bytes) => {
    const client = createTestBroker().connect();
    client.sendBytes(fromHex(bytes));
    expect(client.take()).toEqual([]);
    expect(client.isClosed).toBe(true);
  });

  test.each(['00 00', 'f0 00', '82 02 00 01', '30 04 00 01 23 61', 'c1 00', 'e0 01 00'])('malformed: %s', (bytes) => {
    const client = createTestBroker().connect();
    client.sendBytes(fromHex(bytes));
    expect(client.take()).toEqual([]);
    expect(client.isClosed).toBe(true);
  });
});

describe('a CONNECT that is accepted', () => {
  test('is answered before the packets right behind it', () => {
    const client = createTestBroker().open();
    client.send(connect(), { type: 'pingreq' }, publish({ qos: 1, packetIdentifier: 9 }));
    expect(summary(client.take())).toEqual(['connack', 'pingresp', 'puback 9']);
  });

  test.each(['a', 'x'.repeat(24), 'é/#+', 'x'.repeat(300)])('with the Client Identifier %s', (clientId) => {
    createTestBroker().connect({ clientId });
  });

  test('without a Client Identifier, as often as wanted, gets a session of its own', () => {
    const { connect: join, broker } = createTestBroker({ random: () => 0 });
    const clients = [1, 2, 3].map(() => join({ clientId: '' }));
    expect(clients.map(({ isClosed }) => isClosed)).toEqual([false, false, false]);
    expect(broker.statistics.clientsConnected).toBe(3);
  });

  test('of 3.1, beside one of 3.1.1', () => {
    const { connect: join } = createTestBroker();
    const old = join({ version: '3.1', clientId: 'x'.repeat(23) });
    old.send(subscribe(1, 't'));
    join().send(publish({ qos: 1, packetIdentifier: 1 }));
    expect(summary(old.take())).toEqual(['suback 1', 't m q1 #1']);
  });

  test('byte by byte', () => {
    const client = createTestBroker().open();
    for (const byte of fromHex('10 0d 00 04 4d 51 54 54 04 02 00 00 00 01 61 c0 00')) {
      client.sendBytes(Uint8Array.of(byte));
    }
    expect(summary(client.take())).toEqual(['connack', 'pingresp']);
  });
});

describe('the end', () => {
  test('DISCONNECT closes, and what follows it is not looked at', () => {
    const { connect: join } = createTestBroker();
    const watcher = join({ clientId: 'watcher' });
    watcher.send(subscribe(0, '#'));
    const client = join();
    client.send({ type: 'disconnect', reasonCode: 0 }, publish());
    expect(client.isClosed).toBe(true);
    expect(summary(watcher.take())).toEqual(['suback 1']);
  });

  test('comes once, whoever calls for it', () => {
    const { connect: join, broker } = createTestBroker();
    const client = join();
    client.end();
    client.end();
    client.sendBytes(fromHex('c0 00'));
    expect(broker.statistics.clientsConnected).toBe(0);
  });

  test('of the broker closes all connections, and later ones at once', () => {
    const { connect: join, broker, open, clock } = createTestBroker({ settings: { sessionExpiryMs: 1000 } });
    const clients = [join({ clientId: 'a', cleanStart: false, keepAlive: 5 }), join({ clientId: 'b' })];
    clients[1]?.send(subscribe(0, '$SYS/#'));
    join({ clientId: 'c', cleanStart: false }).end();
    broker.stop();
    expect(clients.map(({ isClosed }) => isClosed)).toEqual([true, true]);
    expect(open().isClosed).toBe(true);
    expect(clock.nextDueMs()).toBe(null);
  });
});
