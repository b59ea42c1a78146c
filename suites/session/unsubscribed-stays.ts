import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ returns: [0, 1, 2] }, ({ returns }) =>
  scenario({
    id: `session/unsubscribed-stays/after-${returns}-returns`,
    title: `What was unsubscribed ${returns === 0 ? 'at first' : `after ${returns} returns`} is not subscribed again when the session resumes`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-4', 'MQTT-3.10.4-2'], '5.0': ['MQTT-3.10.4-1', 'MQTT-3.10.4-2'] },
    lesson: `Leaving a topic is kept as well as entering it. What comes back with a session is what the client was subscribed to
      when it left, not what it ever was.`,
    needs: [{ maxQos: 1 }],

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const publisher = await connect();
      let client = await connect(owner);
      await client.subscribe([topic('left'), topic('kept')], { qos: 1 });
      for (let time = 0; time < returns; time += 1) {
        await client.disconnect();
        client = await connect(owner);
      }

      await client.unsubscribe(topic('left'));
      await client.disconnect();
      await publisher.publish(topic('left'), 'missed', { qos: 1 });
      const back = await connect(owner);
      await back.expectNo('publish', { after: publisher });
      await publisher.publish(topic('left'), 'live', { qos: 1 });
      await publisher.publish(topic('kept'), 'live', { qos: 1 });

      await back.expect('publish', { topic: topic('kept') });
      await back.expectNo('publish', { after: publisher });
    },
  }),
);
