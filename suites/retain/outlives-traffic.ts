import { scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';

const count = 120;

export default scenario({
  id: 'retain/outlives-traffic',
  title: 'A retained message stays while many others pass its topic and are retained beside it',
  statements: { '3.1': [], '3.1.1': ['v3.1.1-4.1-u1', 'MQTT-3.3.1-12'] },
  needs: [{ maxQos: 1 }],
  lesson: `The store is no cache: what is retained stays until something retained takes its place or clears it, however much
    goes on around it.`,

  async run({ connect, topic, fail, warn }) {
    const [publisher, late] = [await connect(), await connect()];
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

    await late.subscribe(topic('a'), { qos: 1 });
    const found = await arrivals(late, publisher);
    const [first] = found.map(({ payload }) => new TextDecoder().decode(payload));
    if (first === undefined) warn('the retained message was gone', { '3.1.1': ['v3.1.1-4.1-u1'] });
    else if (first !== 'first of all' || found.length > 1)
      fail('the retained message alone', `${found.length} messages, "${first}" first`, { '3.1.1': ['MQTT-3.3.1-12'] });
  },
});
