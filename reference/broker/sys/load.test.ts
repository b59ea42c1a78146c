/** The moving averages of `$SYS`. */

import { expect, test } from 'vitest';
import { createTestBroker, publish, subscribe } from '../test-client.ts';
import { createLoad } from './load.ts';

test('a steady rate is found by all windows, the shorter the sooner', () => {
  let count = 0;
  const load = createLoad({ things: () => count }, 0);
  const after = (minutes: number): number[] => {
    for (let step = 0; step < minutes * 6; step++) {
      count += 20;
      load.sample(count * 500);
    }
    return ([1, 5, 15] as const).map((window) => load.of('things', window));
  };
  const [one = 0, five = 0, fifteen = 0] = after(1);
  expect(one).toBeCloseTo(120 * (1 - Math.exp(-1)), 9);
  expect(five).toBeCloseTo(120 * (1 - Math.exp(-1 / 5)), 9);
  expect(fifteen).toBeCloseTo(120 * (1 - Math.exp(-1 / 15)), 9);
  for (const average of after(150)) expect(average).toBeCloseTo(120, 1);
});

test('no time, no change', () => {
  const load = createLoad({ things: () => 5 }, 0);
  load.sample(0);
  expect(load.of('things', 1)).toBe(0);
});

test('with samples taken always, what was a while ago counts for less, whoever looked', () => {
  const made = createTestBroker({ settings: { sysSamplesAlways: true, sysIntervalMs: 10_000 } });
  const client = made.connect();
  for (let count = 0; count < 60; count++) client.send(publish());
  made.wait(600_000);
  client.send(subscribe(0, '$SYS/broker/load/publish/received/+'));
  const averages = client.take().flatMap((packet) => (packet.type === 'publish' ? [packet] : []));
  const texts = Object.fromEntries(
    averages.map(({ topic, payload: text }) => [topic.split('/').at(-1), new TextDecoder().decode(text)]),
  );
  // 60 in the first ten seconds are 360 a minute then; 590 seconds of silence follow.
  const expected = (window: number): string =>
    (360 * (1 - Math.exp(-10 / (60 * window))) * Math.exp(-590 / (60 * window))).toFixed(2);
  expect(texts).toEqual({ '1min': expected(1), '5min': expected(5), '15min': expected(15) });
  made.broker.stop();
  expect(made.clock.nextDueMs()).toBe(null);
});
