import { scenario } from '../../harness/scenario.ts';
import { coarsestTimerMs, longestWaitMs } from './_expiry.ts';

export default scenario({
  id: 'session/expiry-is-whole',
  title: 'After the time that is declared a session is gone as a whole, and Session Present says so',
  statements: { '3.1.1': ['MQTT-3.2.2-2', 'MQTT-3.2.2-3'] },
  lesson: `When a session's time is over, all of it is over: subscriptions, messages, and that it existed. A client that finds
    Session Present 0 knows that it has to begin anew.`,
  needs: ['session-expiry', { maxQos: 1 }],
  mandatedWaitMs: longestWaitMs,

  async run({ connect, clientId, topic, declared, slackMs, observe, warn }) {
    const expiryMs = declared('session-expiry') * 1000;
    const owner = { clientId: clientId('owner'), cleanSession: false };
    const peer = await connect({ keepAlive: 0 });
    const former = await connect(owner);
    await former.subscribe(topic('a'), { qos: 1 });
    await former.disconnect();
    await peer.publish(topic('a'), 'stored', { qos: 1 });

    await peer.expectOpenFor(expiryMs + coarsestTimerMs + slackMs);
    const back = await connect(owner);
    await peer.publish(topic('a'), 'live', { qos: 1 });

    const { sessionPresent } = back.connack;
    observe('expired', !sessionPresent);
    if (sessionPresent) {
      warn(`expected the session gone ${coarsestTimerMs} ms after its time, got Session Present 1`);
      await back.expectPublishes([{ payload: 'stored' }, { payload: 'live' }]);
    } else {
      await back.expectNo('publish', { after: peer });
    }
  },
});
