import { scenario } from '../../harness/scenario.ts';
import { identifiersOf, listed, subscribeAs } from './_identified.ts';

export default scenario({
  id: 'subscription-identifier/of-each-filter',
  title: 'The identifier of a SUBSCRIBE is that of all its filters, and of no others',
  statements: { '5.0': ['MQTT-3.3.4-3', 'v5.0-3.3.4-u1'] },
  lesson: `One SUBSCRIBE, one identifier: its filters share it. Filters of another SUBSCRIBE have that of theirs, or none.`,
  needs: ['subscription-identifiers', 'wildcard-subscriptions', { maxQos: 1 }],

  async run({ connect, topic, fail }) {
    const [client, publisher] = [await connect(), await connect()];
    await subscribeAs(client, [topic('a'), topic('b/+'), topic('c/#')], 11);
    await subscribeAs(client, topic('d'), null);
    await subscribeAs(client, [topic('e'), topic('f')], 22);
    await client.unsubscribe(topic('a'));
    await subscribeAs(client, topic('g'), 11);

    const expected = { 'b/x': 11, c: 11, d: null, e: 22, f: 22, g: 11 };
    for (const name of Object.keys(expected)) await publisher.publish(topic(name), name, { qos: 1 });

    // Only what goes to one topic is kept in order (4.6).
    const came = await client.expectPublishes(
      Object.keys(expected).map((name) => ({ topic: topic(name), payload: name })),
      { order: 'any' },
    );
    for (const [name, identifier] of Object.entries(expected)) {
      const found = listed(came.filter((message) => message.topic === topic(name)).flatMap(identifiersOf));
      if (found !== listed([identifier])) fail(`the identifier ${listed([identifier])} with topic ${name}`, found);
    }
  },
});
