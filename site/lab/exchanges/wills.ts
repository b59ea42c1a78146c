/** The last will of a client: when it is published, and when not. */

import type { Exchange } from '../exchange.ts';

const will = { topic: 'sensor/status', payload: 'gone without a word', qos: 1 } as const;

export const willPublished: Exchange = {
  id: 'will-published',
  title: 'Lost: the Will is published',
  statements: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
  lifelines: ['watcher', 'sensor'],
  switches: [
    {
      fault: 'will-lost-on-stream-end',
      tells: 'when a connection just ends, the broker drops the Will',
      scenario: 'will/after-last-messages',
    },
    {
      fault: 'will-qos-0',
      tells: 'every Will is published at QoS 0',
      scenario: 'will/qos-and-retain/qos-1-retain-0/clean',
    },
    {
      fault: 'will-published-at-connect',
      tells: 'the Will is published while its client is alive and well',
      scenario: 'will/not-while-alive',
    },
  ],

  async run({ connect, say }) {
    say('Somebody watches over the sensor.');
    const watcher = await connect({ clientId: 'watcher' });
    await watcher.subscribe('sensor/status', { qos: 1 });
    say('The sensor hands in its Will within CONNECT: “If I am lost, publish this for me.”');
    const sensor = await connect({ clientId: 'sensor', will });
    await watcher.expectNo('publish');
    say('The line breaks. No DISCONNECT came, so the broker publishes the Will.');
    await sensor.cut();
    await watcher.expect('publish', will);
  },
};

export const willDiscarded: Exchange = {
  id: 'will-discarded',
  title: 'Leaving in good order: no Will',
  statements: { '3.1.1': ['MQTT-3.14.4-3'], '5.0': ['MQTT-3.14.4-3'] },
  lifelines: ['watcher', 'sensor'],
  switches: [
    {
      fault: 'will-on-disconnect',
      tells: 'the Will is published although the sensor said good-bye',
      scenario: 'will/each-its-own',
    },
  ],

  async run({ connect, say }) {
    say('The same watcher, and a sensor with the same Will.');
    const watcher = await connect({ clientId: 'watcher' });
    await watcher.subscribe('sensor/status', { qos: 1 });
    const sensor = await connect({ clientId: 'sensor', will });
    say('This time it says DISCONNECT before it goes: the broker throws the Will away.');
    await sensor.disconnect();
    say('The watcher hears nothing.');
    await watcher.expectNo('publish');
  },
};
