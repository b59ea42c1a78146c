import { scenario } from '../../harness/scenario.ts';
import { coarsestTimerMs, grantedExpiry, longestWaitedForSeconds } from './_granted-expiry.ts';

const sessionExpiryInterval = 2; // seconds

/** Milliseconds by which a server that counts in whole seconds is late. */
const wholeSecondMs = 1000;

export default scenario({
  id: 'session/expires',
  title: 'A session is gone when its Session Expiry Interval has passed since its connection was closed',
  statements: { '5.0': ['MQTT-4.1.0-2', 'MQTT-3.2.2-3'] },
  lesson: `The client says for how long its session is worth keeping. After that the server forgets all of it: subscriptions,
    messages, and that there was one.`,
  needs: [{ maxQos: 1 }],
  mandatedWaitMs: sessionExpiryInterval * 1000 + coarsestTimerMs,

  async run({ connect, clientId, topic, slackMs, observe, warn, fail }) {
    const peer = await connect();
    const properties = { sessionExpiryInterval };
    const leave = async (name: string): Promise<number> => {
      const former = await connect({ clientId: clientId(name), cleanSession: false, properties });
      await former.subscribe(topic(name), { qos: 1 });
      await former.disconnect();
      await peer.publish(topic(name), 'stored', { qos: 1 });
      return grantedExpiry(former, sessionExpiryInterval);
    };
    const [granted] = [await leave('prompt'), await leave('late')];
    observe('grantedSeconds', granted);
    if (granted > longestWaitedForSeconds) return;

    await peer.expectOpenFor(granted * 1000 + wholeSecondMs + slackMs);
    const prompt = await connect({ clientId: clientId('prompt'), cleanSession: false, properties });
    observe('prompt', !prompt.connack.sessionPresent);
    if (prompt.connack.sessionPresent) {
      warn(`expected the session gone ${wholeSecondMs} ms after its time, got Session Present 1: a coarse timer`);
    } else {
      await prompt.expectNo('publish', { after: peer });
    }

    await peer.expectOpenFor(coarsestTimerMs - wholeSecondMs);
    const late = await connect({ clientId: clientId('late'), cleanSession: false, properties });
    if (late.connack.sessionPresent) fail('CONNACK with Session Present 0', 'Session Present 1');
    await peer.publish(topic('late'), 'live', { qos: 1 });
    await late.expectNo('publish', { after: peer });
  },
});
