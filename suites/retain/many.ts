import { scenario } from '../../harness/scenario.ts';

const count = 300;

export default scenario({
  id: 'retain/many',
  title: `All of ${count} retained messages come for one subscription, each once`,
  statements: { '3.1': [], '3.1.1': ['MQTT-3.3.1-6'] },
  needs: [{ maxQos: 1 }],
  lesson: `One SUBSCRIBE may bring very many messages at once. The server has to send them all, as fast as the subscriber
    acknowledges.`,

  async run({ connect, topic }) {
    const publisher = await connect();
    const names = Array.from({ length: count }, (_, at) => topic(`all/${at % 10}/${at}`));
    await Promise.all(names.map((name) => publisher.publish(name, name, { qos: 1, retain: true })));

    const late = await connect();
    await late.subscribe(topic('all/#'), { qos: 1 });

    await late.expectPublishes(
      names.map((name) => ({ topic: name, payload: name, qos: 1, retain: true })),
      { order: 'any' },
    );
    await late.expectNo('publish', { after: publisher });
  },
});
