import { matrix, scenario } from '../../harness/scenario.ts';
import { publishAliased } from './_aliased.ts';

export default matrix(
  { maximum: ['absent', 0], way: ['live', 'queued', 'retained'], published: ['with-alias', 'plainly'] },
  ({ maximum, way, published }) =>
    scenario({
      id: `topic-alias/not-to-subscribers/maximum-${maximum}-${way}-published-${published}`,
      title: `A client whose Topic Alias Maximum is ${maximum} gets whole topics and no alias: ${way}, published ${published.replace('-', ' ')}`,
      statements: { '5.0': ['MQTT-3.1.2-27', 'MQTT-3.3.2-11'] },
      lesson: `A client that said nothing takes no aliases. Those of the publisher end at the server, and its own it may use only
      towards clients that allow it.`,
      needs: [{ topicAliasMaximum: 1 }, { maxQos: 1 }, 'retain-available'],

      async run({ connect, clientId, topic, fail }) {
        const owner = {
          clientId: clientId('owner'),
          cleanSession: false,
          properties: maximum === 0 ? { topicAliasMaximum: 0 } : {},
        };
        const publisher = await connect();
        const retain = way === 'retained';
        const publishAll = async (): Promise<void> => {
          const first = { topic: topic('a'), alias: 1, qos: 1, retain } as const;
          if (published === 'with-alias') {
            await publishAliased(publisher, { ...first, payload: 'first' });
            await publishAliased(publisher, { ...first, topic: '', payload: 'second' });
          } else
            for (const payload of ['first', 'second']) await publisher.publish(topic('a'), payload, { qos: 1, retain });
        };
        if (retain) await publishAll();
        let client = await connect(owner);
        await client.subscribe(topic('a'), { qos: 1 });
        if (way === 'queued') await client.disconnect();
        if (!retain) await publishAll();
        if (way === 'queued') client = await connect(owner);

        for (const payload of retain ? ['second'] : ['first', 'second']) {
          const { properties } = await client.expect('publish', { topic: topic('a'), payload });
          if (properties?.topicAlias !== undefined) fail('no Topic Alias', `${properties.topicAlias}`);
        }
      },
    }),
);
