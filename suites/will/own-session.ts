import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'will/own-session',
  title: 'A client whose kept session subscribes to its own Will finds it there when it comes back',
  statements: { '3.1.1': ['MQTT-3.1.2-5', 'MQTT-3.1.2-8'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.1.2-8'] },
  needs: [{ maxQos: 1 }],
  lesson: `The kept session goes on when its connection is lost, and with it its subscriptions. So a client can read its own
    obituary.`,

  async run({ connect, topic, clientId }) {
    const mortal = { clientId: clientId('mortal'), cleanSession: false };
    const watcher = await connect();
    await watcher.subscribe(topic('will'), { qos: 1 });
    const former = await connect({ ...mortal, will: { topic: topic('will'), payload: 'last words', qos: 1 } });
    await former.subscribe(topic('will'), { qos: 1 });

    await former.cut();
    await watcher.expect('publish', { payload: 'last words' });
    const back = await connect(mortal);

    await back.expect('publish', { topic: topic('will'), payload: 'last words', qos: 1, retain: false });
  },
});
