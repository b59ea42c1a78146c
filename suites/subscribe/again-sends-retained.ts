import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ second: [0, 1, 2] }, ({ second }) =>
  scenario({
    id: `subscribe/again-sends-retained/at-qos-${second}`,
    title: `Subscribing again, at QoS ${second} after 1, brings the retained message again`,
    statements: { '3.1.1': ['MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-4', 'MQTT-3.3.1-9'] },
    needs: [{ maxQos: 2 }, 'retain-available', 'wildcard-subscriptions'],
    lesson: `Whoever subscribes again gets the retained messages again, also when nothing but the QoS is new, and also when not
      even that is.`,

    async run({ connect, topic }) {
      const [client, publisher] = [await connect(), await connect()];
      await publisher.subscribe(topic('a/b'));
      await publisher.publish(topic('a/b'), 'kept', { qos: 1, retain: true });
      await publisher.expect('publish', { payload: 'kept' }); // handed out by now: PUBACK alone does not say so

      await client.subscribe(topic('a/+'), { qos: 1 });
      await client.expect('publish', { payload: 'kept', retain: true });

      await client.subscribe(topic('a/+'), { qos: second });

      await client.expect('publish', { topic: topic('a/b'), payload: 'kept', retain: true });
      await client.expectNo('publish', { after: publisher });
    },
  }),
);
