import { scenario } from '../../harness/scenario.ts';
import { grantedExpiry } from './_granted-expiry.ts';

const sessionExpiryInterval = 5; // seconds
const connectedMs = 6500;

export default scenario({
  id: 'session/expiry-counts-from-the-close',
  title: 'A session does not expire while its client is connected, however short its Session Expiry Interval',
  statements: { '5.0': ['MQTT-4.1.0-1', 'MQTT-3.1.2-23'] },
  lesson: `A session lasts as long as its connection, plus the Session Expiry Interval. What was counted while the client was
    away before is forgotten when it is back.`,
  needs: [{ maxQos: 1 }],
  mandatedWaitMs: connectedMs,

  async run({ connect, clientId, topic, countdown, observe, fail }) {
    const peer = await connect();
    const owner = { clientId: clientId('owner'), cleanSession: false, properties: { sessionExpiryInterval } };
    const first = await connect(owner);
    const granted = grantedExpiry(first, sessionExpiryInterval);
    observe('grantedSeconds', granted);
    if (granted < sessionExpiryInterval) return;
    await first.subscribe(topic('a'), { qos: 1 });
    const firstInTime = countdown(1000 * granted);
    await first.disconnect();

    const second = await connect(owner);
    firstInTime();
    await second.expectOpenFor(connectedMs);
    await peer.publish(topic('a'), 'connected', { qos: 1 });
    await second.expect('publish', { payload: 'connected' });
    const secondInTime = countdown(1000 * granted);
    await second.disconnect();
    const third = await connect(owner);
    secondInTime();

    if (!third.connack.sessionPresent) fail('CONNACK with Session Present 1', 'Session Present 0');
    await peer.publish(topic('a'), 'back', { qos: 1 });
    await third.expect('publish', { payload: 'back' });
  },
});
