import { matrix, scenario } from '../../harness/scenario.ts';
import { type ExampleName, examples, expectUnaltered, statementsOf } from '../_application-properties.ts';

/** With and without in turn: what one message has must not show in the next. */
const row = Object.keys(examples).flatMap((name) => [name, 'none']) as ExampleName[];

export default matrix({ qos: [0, 1, 2] }, ({ qos }) =>
  scenario({
    id: `properties/each-its-own/at-qos-${qos}`,
    title: `In a row of messages at QoS ${qos} on one topic each has its own properties, and none of another’s`,
    statements: { '5.0': statementsOf(examples['all-together']) },
    needs: [{ maxQos: 2 }, { maximumPacketSize: 66_000 }],
    lesson: `Properties come with every PUBLISH anew. A message without any has none, whatever its publisher sent before.`,

    async run(stage) {
      const { connect, topic } = stage;
      const [watcher, publisher] = [await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos });

      for (const [at, name] of row.entries()) {
        await publisher.publish(topic('a'), name, { qos, properties: examples[name] });
        const came = await watcher.expect('publish', { payload: name });
        expectUnaltered(stage, came, examples[name], examples[row[at - 1] ?? 'none']);
      }
    },
  }),
);
