/** How a broker notices that a client is gone without a word. */

import type { Exchange } from '../exchange.ts';

const keepAlive = 10; // seconds
const periodMs = keepAlive * 1000;

export const silence: Exchange = {
  id: 'keep-alive',
  title: 'Ten seconds, and half as much for grace',
  statements: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
  lifelines: ['sensor'],
  switches: [
    {
      fault: 'keep-alive-never-expires',
      tells: 'a silent client is never cut off; its Will is never published',
      scenario: 'keep-alive/silent-client',
    },
    {
      fault: 'keep-alive-at-3-periods',
      tells: 'the broker waits for three periods instead of one and a half',
      scenario: 'keep-alive/silent-client',
    },
    {
      fault: 'keep-alive-ignores-pingreq',
      tells: 'PINGREQ does not count, so that a client that kept its promise is cut off',
      scenario: 'keep-alive/activity-counts/pingreq',
    },
  ],

  async run({ connect, say }) {
    say('CONNECT carries a promise: “You will hear from me every 10 seconds.”');
    const sensor = await connect({ clientId: 'sensor', keepAlive });
    say(
      'Nothing to report. Shortly before the time is over the sensor sends a PINGREQ, two bytes. (Nine seconds went by.)',
    );
    await sensor.expectOpenFor(0.9 * periodMs);
    await sensor.ping();
    say('And once more.');
    await sensor.expectOpenFor(0.9 * periodMs);
    await sensor.ping();
    say(
      'Now it is silent. After one and a half periods, 15 seconds, the broker must act as if the network had failed.',
    );
    await sensor.expectClosed({ atMs: 1.5 * periodMs });
  },
};
