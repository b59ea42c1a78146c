import { scenario } from '../../harness/scenario.ts';
import { handedOut } from './_publishing.ts';

const count = 120;

export default scenario({
  id: 'retain/outlives-traffic',
  title: 'A retained message stays while many others pass its topic and are retained beside it',
  statements: { '3.1': [], '3.1.1': ['v3.1.1-4.1-u1', 'MQTT-3.3.1-12'], '5.0': ['MQTT-3.3.1-5', 'MQTT-3.3.1-8'] },
  needs: ['retain-available', { maxQos: 1 }],
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
    const came = await handedOut(late);
    if (came === null)
      return warn('the retained message was gone', { '3.1.1': ['v3.1.1-4.1-u1'], '5.0': ['MQTT-3.3.1-5'] });
    const text = new TextDecoder().decode(came.payload);
    if (text !== 'first of all')
      fail('the retained message', `"${text}"`, { '3.1.1': ['MQTT-3.3.1-12'], '5.0': ['MQTT-3.3.1-8'] });
    await late.expectNo('publish', { after: publisher });
  },
});
