import { expect, test } from 'vitest';
import type { Properties } from '../../reference/codec/properties.ts';
import { propertiesForwarded } from './properties-forwarded.ts';
import { publish } from './test-traces.ts';
import { come, connected5, found, out, subscribed } from './test-traces-v5.ts';

const whole: Properties = {
  payloadFormatIndicator: 1,
  contentType: 'text/plain',
  responseTopic: 'r',
  correlationData: Uint8Array.of(1, 2),
  userProperty: [
    ['b', '1'],
    ['a', '2'],
    ['b', '1'],
  ],
};
const clients = [connected5('p'), connected5('a'), subscribed('a', 't')];
const judged = (sent: Properties | undefined, received: Properties | undefined, text = 'm') =>
  found(
    propertiesForwarded,
    clients,
    out('p', publish('t', 'm', { properties: sent })),
    come('a', publish('t', text, { properties: received })),
  ).map((line) => line.slice(line.indexOf('[')));

test('all properties as published are fine, with those that belong to the delivery', () => {
  expect(judged(whole, whole)).toEqual([]);
  expect(judged(whole, { ...whole, subscriptionIdentifier: [1], messageExpiryInterval: 5 })).toEqual([]);
  expect(judged(undefined, undefined)).toEqual([]);
  expect(judged(undefined, { payloadFormatIndicator: 0, userProperty: [['from', 'server']] })).toEqual([]);
});

const changes: readonly (readonly [Properties, string])[] = [
  [{ payloadFormatIndicator: undefined }, 'MQTT-3.3.2-4'],
  [{ responseTopic: 'R' }, 'MQTT-3.3.2-15'],
  [{ responseTopic: undefined }, 'MQTT-3.3.2-15'],
  [{ correlationData: Uint8Array.of(1) }, 'MQTT-3.3.2-16'],
  [
    {
      userProperty: [
        ['b', '1'],
        ['a', '2'],
      ],
    },
    'MQTT-3.3.2-17',
  ],
  [
    {
      userProperty: [
        ['a', '2'],
        ['b', '1'],
        ['b', '1'],
      ],
    },
    'MQTT-3.3.2-18',
  ],
  [{ contentType: undefined }, 'MQTT-3.3.2-20'],
];

test.each(changes)('%j is found', (change, statement) => {
  expect(judged(whole, { ...whole, ...change })).toEqual([`[${statement}]`]);
});

test('what was not published is found too, but for User Properties', () => {
  expect(judged(undefined, { contentType: 'x' })).toEqual(['[MQTT-3.3.2-20]']);
});

test('nothing is said of messages that nobody of ours published, and any of several publications will do', () => {
  expect(judged(whole, undefined, 'other')).toEqual([]);
  const twice = [out('p', publish('t', 'm', { properties: whole })), out('p', publish('t', 'm'))];
  expect(found(propertiesForwarded, clients, twice, come('a', publish('t', 'm')))).toEqual([]);
});
