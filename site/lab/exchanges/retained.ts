/** Retained messages: the last known value of a topic, kept for those who come later, and the ways in which it goes. */

import type { Citations } from '../../../reference/statements/index.ts';
import type { Exchange } from '../exchange.ts';

/** What RETAIN tells a subscriber. */
const marksKept: Citations = { '3.1.1': ['MQTT-3.3.1-8'], '5.0': ['MQTT-3.3.1-9'] };
const marksFresh: Citations = { '3.1.1': ['MQTT-3.3.1-9'], '5.0': ['MQTT-3.3.1-12'] };
/** An empty message is processed as normal too. */
const passesClearingOn: Citations = { '3.1.1': ['MQTT-3.3.1-10'], '5.0': ['MQTT-3.3.1-6'] };

export const retainedKept: Exchange = {
  id: 'retained-kept',
  title: 'The last known value',
  statements: { '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
  lifelines: ['sensor', 'screen'],
  switches: [
    {
      fault: 'retained-not-stored',
      tells: 'nothing is kept, and whoever comes later sees an empty screen',
      scenario: 'retain/outlives-traffic',
    },
    {
      fault: 'retain-flag-off-for-new-subscriptions',
      tells: 'the kept message looks as if it were fresh: RETAIN 0',
      scenario: 'retain/every-newcomer',
    },
    {
      fault: 'retain-flag-on-for-established-subscriptions',
      tells: 'a fresh message looks as if it had been kept: RETAIN 1',
      scenario: 'publish/retain-not-passed-on/published-0-granted-0',
    },
  ],

  async run({ connect, fail, say }) {
    say('A sensor that reports seldom publishes with RETAIN 1: the broker keeps the message beside delivering it.');
    const sensor = await connect({ clientId: 'sensor' });
    await sensor.publish('home/temperature', '21', { qos: 1, retain: true });
    say('A screen is switched on later, and has its first value at once. RETAIN 1 tells that it was kept.');
    const screen = await connect({ clientId: 'screen' });
    await screen.subscribe('home/temperature', { qos: 1 });
    const kept = await screen.expect('publish', { payload: '21' });
    if (!kept.retain) fail('RETAIN 1 on a message that was kept', 'RETAIN 0', marksKept);
    say('The next value replaces the kept one. To the screen that is here already it comes as news: RETAIN 0.');
    await sensor.publish('home/temperature', '22', { qos: 1, retain: true });
    const live = await screen.expect('publish', { payload: '22' });
    if (live.retain) fail('RETAIN 0 on a fresh message', 'RETAIN 1', marksFresh);
  },
};

export const retainedCleared: Exchange = {
  id: 'retained-cleared',
  title: 'Cleared by an empty message',
  statements: {
    '3.1.1': ['MQTT-3.3.1-10', 'MQTT-3.3.1-11'],
    '5.0': ['MQTT-3.3.1-6', 'MQTT-3.3.1-7'],
  },
  lifelines: ['sensor', 'screen', 'newcomer'],
  switches: [
    {
      fault: 'retained-not-cleared',
      tells: 'the old value stays, for all time',
      scenario: 'retain/cleared/qos-0-by-0',
    },
    {
      fault: 'retained-empty-stored',
      tells: 'the empty message itself is kept, and handed out',
      scenario: 'retain/empty-not-stored/qos-0/once',
    },
    {
      fault: 'retained-clearing-not-forwarded',
      tells: 'those who are here are not told that the value is gone',
      scenario: 'retain/clearing-is-forwarded/qos-0/nothing-retained',
    },
  ],

  async run({ connect, say }) {
    say('A value is kept, and a screen shows it.');
    const sensor = await connect({ clientId: 'sensor' });
    await sensor.publish('home/temperature', '21', { qos: 1, retain: true });
    const screen = await connect({ clientId: 'screen' });
    await screen.subscribe('home/temperature', { qos: 1 });
    await screen.expect('publish', { payload: '21', retain: true });
    say('RETAIN 1 with an empty payload clears the topic. It is passed on like any message, so the screen knows too.');
    await sensor.publish('home/temperature', '', { qos: 1, retain: true });
    await screen.expect('publish', { payload: '', retain: false }, { statements: passesClearingOn });
    say('Who comes now finds nothing, not even an empty message.');
    const newcomer = await connect({ clientId: 'newcomer' });
    await newcomer.subscribe('home/temperature', { qos: 1 });
    await newcomer.expectNo('publish');
  },
};

const retainedExpiryMs = 60_000;

export const retainedExpired: Exchange = {
  id: 'retained-expired',
  title: 'Cleared by time',
  statements: { '3.1.1': ['v3.1.1-4.1-u1'], '5.0': ['MQTT-3.3.1-5'] },
  settings: { retainedExpiryMs },
  lifelines: ['sensor', 'in time', 'too late'],
  switches: [
    {
      fault: 'retained-expires-at-half-time',
      tells: 'the value is dropped when half of its time is over',
      scenario: 'retain/expiry',
    },
    { fault: 'retained-never-expires', tells: 'the value never goes', scenario: 'retain/expiry' },
  ],

  async run({ connect, pass, say }) {
    say(
      'Whoever runs a broker may bound what it stores. This one forgets a retained message 60 seconds after it was set.',
    );
    const sensor = await connect({ clientId: 'sensor' });
    await sensor.publish('home/temperature', '21', { qos: 1, retain: true });
    await pass(0.75 * retainedExpiryMs);
    say('After 45 seconds it is still there.');
    const inTime = await connect({ clientId: 'in time' });
    await inTime.subscribe('home/temperature', { qos: 1 });
    await inTime.expect('publish', { payload: '21', retain: true });
    await pass(0.5 * retainedExpiryMs);
    say('After 75 seconds it is gone.');
    const late = await connect({ clientId: 'too late' });
    await late.subscribe('home/temperature', { qos: 1 });
    await late.expectNo('publish');
  },
};
