import { scenario } from '../../harness/scenario.ts';
import { grantedExpiry } from './_granted-expiry.ts';

const sessionExpiryInterval = 8; // seconds

/** Milliseconds: each time ends well before the interval, both together well after it, whatever is counted in whole seconds. */
const awayMs = 5000;

export default scenario({
  id: 'session/not-expired',
  title: 'A session is there until its Session Expiry Interval has passed, each time that its client leaves',
  statements: { '5.0': ['MQTT-3.1.2-23', 'MQTT-3.1.2-5'] },
  lesson: `The time is counted from the close of the connection, and anew at each: a client that comes back in time may do so for
    ever.`,
  needs: [{ maxQos: 1 }],
  mandatedWaitMs: 2 * awayMs,

  async run({ connect, clientId, topic, countdown, observe, fail }) {
    const peer = await connect();
    const owner = { clientId: clientId('owner'), cleanSession: false, properties: { sessionExpiryInterval } };
    let client = await connect(owner);
    const granted = grantedExpiry(client, sessionExpiryInterval);
    observe('grantedSeconds', granted);
    if (granted < sessionExpiryInterval) return;
    await client.subscribe(topic('a'), { qos: 1 });

    for (const payload of ['first', 'second']) {
      const inTime = countdown(1000 * granted);
      await client.disconnect();
      await peer.publish(topic('a'), payload, { qos: 1 });
      await peer.expectOpenFor(awayMs);
      client = await connect(owner);
      inTime();
      if (!client.connack.sessionPresent) fail('CONNACK with Session Present 1', 'Session Present 0');
      await client.expect('publish', { payload });
    }
  },
});
