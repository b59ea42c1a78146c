import { scenario } from '../../harness/scenario.ts';
import { examples, expectUnaltered, statementsOf } from '../_application-properties.ts';

const row = ['all-together', 'none', 'user-property', 'content-type'] as const;

export default scenario({
  id: 'properties/replaced-with-retained',
  title:
    'A retained message that takes the place of another brings its own properties, and none are left of the other’s',
  statements: { '5.0': ['MQTT-3.3.1-5', ...statementsOf(examples['all-together'])] },
  needs: ['retain-available', { maxQos: 1 }],
  lesson: `What is retained is the whole message. The next one replaces it with all that belongs to it, properties too.`,

  async run(stage) {
    const { connect, topic } = stage;
    const publisher = await connect();

    for (const [at, name] of row.entries()) {
      await publisher.publish(topic('a'), name, { qos: 1, retain: true, properties: examples[name] });

      const late = await connect();
      await late.subscribe(topic('a'), { qos: 1 });
      const came = await late.expect('publish', { payload: name, retain: true });
      expectUnaltered(stage, came, examples[name], examples[row[at - 1] ?? 'none']);
    }
  },
});
