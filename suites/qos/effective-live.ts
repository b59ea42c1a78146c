import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { levels, lower, mayBeRepeated, needsFor } from './_levels.ts';

export default matrix(
  { filter: ['name', 'wildcard'], published: levels, granted: levels },
  ({ filter, published, granted: requested }) =>
    scenario({
      id: `qos/effective-live/${filter}/published-${published}-granted-${requested}`,
      title: `Published at ${published}, granted ${requested} for a ${filter}: delivered at ${lower(published, requested)}`,
      statements: { '3.1': [], '3.1.1': ['MQTT-3.8.4-6', 'MQTT-3.3.5-1'], '5.0': ['MQTT-3.8.4-8'] },
      lesson: `Two hops, two levels: the publisher chooses for its hop, the subscriber sets a ceiling for the other. Quality never
      rises on the way.`,
      needs: [
        ...(filter === 'wildcard' ? (['wildcard-subscriptions'] as const) : []),
        ...needsFor(published, requested),
      ],

      async run({ connect, topic, fail }) {
        const [subscriber, publisher] = [await connect(), await connect()];
        const { reasonCodes } = await subscriber.subscribe(topic(filter === 'name' ? 'a/b' : 'a/+'), {
          qos: requested,
        });
        const [granted = 0] = reasonCodes;
        const qos = lower(published, granted);

        await publisher.publish(topic('a/b'), 'hello', { qos: published });

        await subscriber.expect('publish', { topic: topic('a/b'), payload: 'hello', qos, dup: false, retain: false });
        for (const copy of await arrivals(subscriber, publisher)) {
          if (copy.qos !== qos) fail(`every copy at QoS ${qos}`, `one at QoS ${copy.qos}`);
          if (!mayBeRepeated(published, granted)) fail('one copy', 'a second one');
        }
      },
    }),
);
