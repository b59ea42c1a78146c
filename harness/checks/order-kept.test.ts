import { expect, test } from 'vitest';
import { orderKept } from './order-kept.ts';
import { ack, connected, findings, type Lines, publish, publishAt, received, sent } from './test-traces.ts';
import { come, connected5, out, subscribed } from './test-traces-v5.ts';

const clients = [connected('p'), connected('a')];
const put = (text: string, topic = 't') => sent('p', publish(topic, text));
const got = (text: string, topic = 't') => received('a', publish(topic, text));
const found = (...lines: Lines[]) => findings(orderKept, [...clients, ...lines]);

test('the order of publication is fine, with gaps and copies', () => {
  expect(found(put('1'), put('2'), put('3'), got('1'), got('1'), got('3'), got('1'))).toEqual([]);
});

test('another order is found', () => {
  expect(found(put('1'), put('2'), got('2'), got('1'))).toEqual([
    '7: expected messages on "t" in the order in which they were published, got one that was published before the one that came before it [MQTT-4.6.0-5, MQTT-4.6.0-6]',
  ]);
});

test('nothing is said of different topics, QoS or publishers, of repeated texts, retained messages and redeliveries', () => {
  expect(found(put('1'), put('2', 'u'), got('2', 'u'), got('1'))).toEqual([]);
  expect(
    found(put('1'), sent('p', publishAt(1, 1, 't', '2')), received('a', publishAt(1, 1, 't', '2')), got('1')),
  ).toEqual([]);
  expect(found(put('1'), connected('q'), sent('q', publish('t', '2')), got('2'), got('1'))).toEqual([]);
  expect(found(put('1'), put('2'), put('1'), got('2'), got('1'))).toEqual([]);
  expect(found(put('1'), put('2'), got('2'), received('a', publish('t', '1', { retain: true })))).toEqual([]);
});

test('at QoS 2 the order of PUBREL will do, as will that of PUBLISH', () => {
  const two = [1, 2].map((id) => sent('p', publishAt(2, id, 't', `${id}`)));
  const release = (id: number) => sent('p', ack('pubrel', id));
  const come = (id: number) => received('a', publishAt(2, id, 't', `${id}`));
  expect(found(...two, release(1), release(2), come(1), come(2))).toEqual([]);
  expect(found(...two, release(2), release(1), come(2), come(1))).toEqual([]);
  expect(found(...two, release(2), release(1), come(1), come(2))).toEqual([]);
  expect(found(...two, release(1), release(2), come(2), come(1))).toHaveLength(1);
});

test('in 5.0 Shared Subscriptions keep no order', () => {
  const texts = ['1', '2'].map((text) => out('p', publish('t', text)));
  const swapped = ['2', '1'].map((text) => come('a', publish('t', text)));
  const trace = (filter: string) => [connected5('p'), connected5('a'), subscribed('a', filter), texts, swapped];
  expect(findings(orderKept, trace('t'), '5.0')).toHaveLength(1);
  expect(findings(orderKept, trace('$share/g/t'), '5.0')).toEqual([]);
});
