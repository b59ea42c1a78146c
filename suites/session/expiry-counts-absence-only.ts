import { scenario } from '../../harness/scenario.ts';
import { longestWaitMs } from './_expiry.ts';

export default scenario({
  id: 'session/expiry-counts-absence-only',
  title: 'A session that is dropped after a time is there until then, and as long as its client is connected',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.1.0-1', 'MQTT-4.1.0-2'] },
  lesson: `A server may be told to drop the sessions of clients that stay away for long. The time is counted from the last
    leaving, and never while the client is there.`,
  needs: ['session-expiry', { maxQos: 1 }],
  mandatedWaitMs: longestWaitMs,

  async run({ connect, clientId, topic, countdown, declared }) {
    const expiryMs = declared('session-expiry') * 1000;
    const owner = { clientId: clientId('owner'), cleanSession: false, keepAlive: 0 };
    const peer = await connect({ keepAlive: 0 });
    const former = await connect(owner);
    await former.subscribe(topic('a'), { qos: 1 });
    const formerInTime = countdown(expiryMs);
    await former.disconnect();

    await peer.expectOpenFor(0.6 * expiryMs);
    const between = await connect(owner);
    formerInTime();
    await peer.publish(topic('a'), 'back in time', { qos: 1 });
    await between.expect('publish', { payload: 'back in time' });
    await peer.expectOpenFor(0.6 * expiryMs);
    await peer.publish(topic('a'), 'connected still', { qos: 1 });
    await between.expect('publish', { payload: 'connected still' });
    const betweenInTime = countdown(expiryMs);
    await between.disconnect();

    await peer.expectOpenFor(0.6 * expiryMs);
    await peer.publish(topic('a'), 'stored still', { qos: 1 });
    const back = await connect(owner);
    betweenInTime();
    await back.expect('publish', { payload: 'stored still' });
  },
});
