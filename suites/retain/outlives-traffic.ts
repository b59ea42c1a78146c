import { scenario } from '../../harness/scenario.ts';

const count = 250;

export default scenario({
  id: 'retain/outlives-traffic',
  title: `A retained message stays while hundreds of others pass its topic and are retained beside it`,
  statements: { '3.1': [], '3.1.1': ['MQTT-3.3.1-5', 'MQTT-3.3.1-12'] },
  needs: [{ maxQos: 1 }],
  lesson: `The store is no cache: what is retained stays until something retained takes its place or clears it, however much
    goes on around it.`,

  async run({ connect, topic }) {
    const publisher = await connect();
    await publisher.publish(topic('a'), 'first of all', { qos: 1, retain: true });

    const passing = Array.from({ length: count }, (_, at) => ({
      name: topic('a'),
      text: `passing ${at}`,
      retain: false,
    }));
    const beside = Array.from({ length: count }, (_, at) => ({ name: topic(`beside/${at}`), text: 'x', retain: true }));
    await Promise.all(
      [...passing, ...beside].map(({ name, text, retain }) => publisher.publish(name, text, { qos: 1, retain })),
    );

    const late = await connect();
    await late.subscribe(topic('a'), { qos: 1 });
    await late.expect('publish', { topic: topic('a'), payload: 'first of all', qos: 1, retain: true });
    await late.expectNo('publish', { after: publisher });
  },
});
