/** What a client of 5.0 is told at each bound, and one beyond. */

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fromHex } from '../codec/index.ts';
import { transportLimitDefinitions } from '../server/limits.ts';
import { type Limits, limitDefinitions } from './limits.ts';
import { createTestBroker, payload, publish, subscribe, type TestClient } from './test-client.ts';

interface Case {
  readonly limit: keyof Limits;
  readonly bound: number;
  /** What the client does within the bound, and what it then does beyond. */
  readonly within: (client: TestClient) => void;
  readonly beyond: (client: TestClient) => void;
  readonly told: { readonly type: string; readonly reasonCode: number };
}

const retained = (topic: string, qos: 0 | 1 = 1) =>
  publish({ topic, qos, retain: true, packetIdentifier: qos === 0 ? undefined : 1 });
const aliased = (topicAlias: number) => publish({ topic: 't', properties: { topicAlias } });
const exactly = (packetIdentifier: number) => publish({ qos: 2, packetIdentifier });
const closedWith = (reasonCode: number) => ({ type: 'disconnect', reasonCode });

const cases: readonly Case[] = [
  {
    limit: 'maxPacketBytes',
    bound: 40,
    // Fixed header 2, topic 3, no properties 1.
    within: (client) => client.send(publish({ payload: new Uint8Array(34) })),
    beyond: (client) => client.send(publish({ payload: new Uint8Array(35) })),
    told: closedWith(0x95),
  },
  {
    limit: 'maxTotalUnfinishedBytes',
    bound: 20,
    within: (client) => client.sendBytes(fromHex('30 40')),
    beyond: (client) => client.sendBytes(new Uint8Array(19)),
    told: closedWith(0x97),
  },
  {
    limit: 'maxTopicAliases',
    bound: 2,
    within: (client) => client.send(aliased(2)),
    beyond: (client) => client.send(aliased(3)),
    told: closedWith(0x94),
  },
  {
    limit: 'maxReceivedMessages',
    bound: 2,
    within: (client) => client.send(exactly(1), exactly(2)),
    beyond: (client) => client.send(exactly(3)),
    told: closedWith(0x93),
  },
  ...(['maxRetainedMessages', 'maxRetainedBytes', 'maxRetainedNodes'] as const).flatMap((limit): Case[] => {
    const bound = { maxRetainedMessages: 2, maxRetainedBytes: 2 * 66, maxRetainedNodes: 2 }[limit];
    const within = (client: TestClient): void => client.send(retained('a'), retained('b'));
    return [
      {
        limit,
        bound,
        within,
        beyond: (client) => client.send(retained('c')),
        told: { type: 'puback', reasonCode: 0x97 },
      },
      { limit, bound, within, beyond: (client) => client.send(retained('c', 0)), told: closedWith(0x97) },
    ];
  }),
];

test.each(cases)('$limit $bound: one beyond is told by $told', ({ limit, bound, within, beyond, told }) => {
  const client = createTestBroker({ limits: { [limit]: bound } }).connect({ version: '5.0' });
  within(client);
  for (const packet of client.take()) {
    const isRefused = 'reasonCode' in packet && packet.reasonCode >= 0x80;
    expect(isRefused).toBe(false);
  }
  expect(client.isClosed).toBe(false);
  beyond(client);
  expect(client.takeFirst()).toMatchObject(told);
  expect(client.isClosed).toBe(told.type === 'disconnect');
});

test('maxSessions: one beyond gets CONNACK 0x88', () => {
  const { connecting } = createTestBroker({ limits: { maxSessions: 1 } });
  expect(connecting({ version: '5.0' }).takeFirst()).toMatchObject({ type: 'connack', reasonCode: 0 });
  const beyond = connecting({ version: '5.0', clientId: 'd' });
  expect(beyond.takeFirst()).toMatchObject({ type: 'connack', reasonCode: 0x88 });
  expect(beyond.isClosed).toBe(true);
});

test('maxInFlightMessages: a smaller Receive Maximum of the client counts', () => {
  const { connect } = createTestBroker({ limits: { maxInFlightMessages: 3 } });
  const received = (receiveMaximum: number): number => {
    const client = connect({ version: '5.0', properties: { receiveMaximum } });
    client.send(subscribe(1, 't'));
    for (const packetIdentifier of [1, 2, 3, 4])
      client.send(publish({ qos: 1, packetIdentifier, payload: payload('x') }));
    return client.take().filter(({ type }) => type === 'publish').length;
  };
  expect([received(2), received(3), received(4)]).toEqual([2, 3, 3]);
});

test('each bound is tested by its name', async () => {
  const files = [
    'limits.test.ts',
    'limits-5.test.ts',
    'limits-waiting.test.ts',
    '../server/bounds.test.ts',
    '../server/tcp.test.ts',
    '../server/websocket.test.ts',
  ];
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, import.meta.url), 'utf8')));
  const names = Object.keys({ ...limitDefinitions, ...transportLimitDefinitions });
  expect(names.filter((name) => !texts.some((text) => text.includes(name)))).toEqual([]);
});
