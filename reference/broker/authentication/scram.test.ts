/** SCRAM against a client made of Node's own cryptography, and enhanced authentication packet by packet. */

import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Packet, Properties } from '../../codec/index.ts';
import { createTestBroker, payload, type TestClient } from '../test-client.ts';
import { createScramMethod } from './scram.ts';

const name = 'SCRAM-SHA-256';
const text = (data: Uint8Array | undefined): string => new TextDecoder().decode(data);

/** The client's proof for what the server asked. */
function proofFor(asked: string, password: string, firstBare: string): string {
  const [, nonce = '', salt = '', rounds = ''] = /^r=(.+),s=(.+),i=(\d+)$/.exec(asked) ?? [];
  const salted = pbkdf2Sync(password, Buffer.from(salt, 'base64'), Number(rounds), 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest();
  const withoutProof = `c=biws,r=${nonce}`;
  const signature = createHmac('sha256', storedKey).update(`${firstBare},${asked},${withoutProof}`).digest();
  const proof = clientKey.map((byte, index) => byte ^ (signature[index] ?? 0));
  return `${withoutProof},p=${Buffer.from(proof).toString('base64')}`;
}

const make = () => {
  const method = createScramMethod({ accounts: { user: 'pencil' }, random: Math.random });
  return createTestBroker({ authenticationMethods: [method] });
};

const propertiesOf = (packet: Packet | undefined): Properties | undefined =>
  packet !== undefined && 'properties' in packet ? packet.properties : undefined;

const auth = (reasonCode: number, data: string, authenticationMethod = name): Packet => ({
  type: 'auth',
  reasonCode,
  properties: { authenticationMethod, authenticationData: payload(data) },
});

const firstBare = 'n=user,r=abc';

/** Sends CONNECT with the first message, and gives what the server asked. */
function begin(broker = make()): { client: TestClient; asked: string } {
  const authenticationData = payload(`n,,${firstBare}`);
  const client = broker.connecting({ version: '5.0', properties: { authenticationMethod: name, authenticationData } });
  const packet = client.takeFirst();
  expect(packet).toMatchObject({ type: 'auth', reasonCode: 0x18, properties: { authenticationMethod: name } });
  return { client, asked: text(propertiesOf(packet)?.authenticationData) };
}

test('who knows the password is accepted, and told that the server knows it too', () => {
  const { client, asked } = begin();
  client.send(auth(0x18, proofFor(asked, 'pencil', firstBare)));
  const connack = client.takeFirst();
  expect(connack).toMatchObject({ type: 'connack', reasonCode: 0, properties: { authenticationMethod: name } });
  expect(text(propertiesOf(connack)?.authenticationData)).toMatch(/^v=/);
});

test('who does not is refused', () => {
  const { client, asked } = begin();
  client.send(auth(0x18, proofFor(asked, 'pen', firstBare)));
  expect(client.takeFirst()).toMatchObject({ type: 'connack', reasonCode: 0x87 });
  expect(client.isClosed).toBe(true);
});

describe('a connected client', () => {
  const connected = (): TestClient => {
    const { client, asked } = begin();
    client.send(auth(0x18, proofFor(asked, 'pencil', firstBare)));
    client.take();
    return client;
  };

  test('authenticates again', () => {
    const client = connected();
    client.send(auth(0x19, `n,,${firstBare}`));
    const asked = text(propertiesOf(client.takeFirst())?.authenticationData);
    client.send({ type: 'pingreq' }, auth(0x18, proofFor(asked, 'pencil', firstBare)));
    expect(client.take()).toMatchObject([
      { type: 'pingresp' },
      { type: 'auth', reasonCode: 0, properties: { authenticationMethod: name } },
    ]);
  });

  test.each([
    ['by another method', auth(0x19, '', 'OTHER'), 0x82],
    ['without being asked', auth(0x18, ''), 0x82],
    ['with nonsense', auth(0x19, 'nonsense'), 0x87],
  ])('is closed when it authenticates %s', (_how, packet, reasonCode) => {
    const client = connected();
    client.send(packet);
    expect(client.take()).toMatchObject([{ type: 'disconnect', reasonCode }]);
    expect(client.isClosed).toBe(true);
  });
});

test('an unknown method, a packet too early and an AUTH without a method are refused', () => {
  const other = make().connecting({ version: '5.0', properties: { authenticationMethod: 'OTHER' } });
  expect(other.take()).toMatchObject([{ type: 'connack', reasonCode: 0x8c }]);
  const { client } = begin();
  client.send({ type: 'pingreq' });
  expect(client.take()).toMatchObject([{ type: 'connack', reasonCode: 0x82 }]);
  const plain = make().connect({ version: '5.0' });
  plain.send(auth(0x19, ''));
  expect(plain.take()).toMatchObject([{ type: 'disconnect', reasonCode: 0x82 }]);
});

test('a client may leave in between', () => {
  const { client } = begin();
  client.send({ type: 'disconnect', reasonCode: 0 });
  expect(client.take()).toEqual([]);
  expect(client.isClosed).toBe(true);
});
