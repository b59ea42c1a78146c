import { matrix, scenario } from '../../harness/scenario.ts';
import { drain, numbered, watchWindow } from './_window.ts';

export default matrix({ qos: [1, 2], receiveMaximum: [1, 3] }, ({ qos, receiveMaximum }) =>
  scenario({
    id: `flow-control/other-packets-go-on/qos-${qos}-maximum-${receiveMaximum}`,
    title: `While a client's Receive Maximum of ${receiveMaximum} is reached at QoS ${qos} everything but PUBLISH goes on`,
    statements: { '5.0': ['MQTT-3.3.4-10', 'MQTT-4.9.0-3'] },
    lesson: `The quota is about PUBLISH packets to the client and nothing else. It can subscribe, unsubscribe, ping and publish
      itself, and is answered at once.`,
    needs: [{ maxQos: 2 }],

    async run(stage) {
      const { connect, topic } = stage;
      const client = await connect({ acks: 'manual', properties: { receiveMaximum } });
      const [watcher, publisher] = [await connect(), await connect()];
      await client.subscribe(topic('a'), { qos });
      await watcher.subscribe([topic('a'), topic('b')], { qos: 2 });
      const messages = numbered(receiveMaximum + 2);
      for (const payload of messages) await publisher.publish(topic('a'), payload, { qos });
      await watcher.expectPublishes(messages.map((payload) => ({ payload })));
      const window = watchWindow(stage, client, receiveMaximum);
      await window.takeWaiting();

      await client.subscribe(topic('c'), { qos: 1 });
      await client.unsubscribe(topic('c'));
      await client.ping();
      for (const level of [0, 1, 2] as const) {
        await client.publish(topic('b'), `own at ${level}`, { qos: level });
        await watcher.expect('publish', { topic: topic('b'), payload: `own at ${level}`, qos: level });
      }

      await drain(stage, window, messages);
    },
  }),
);
