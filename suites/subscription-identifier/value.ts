import { matrix, scenario } from '../../harness/scenario.ts';
import { identifiersOf, listed, subscribeAs } from './_identified.ts';

/** At the edges of what one, two, three and four bytes hold. */
const values = [1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 268_435_455];

export default matrix({ value: values }, ({ value }) =>
  scenario({
    id: `subscription-identifier/value/${value}`,
    title: `A Subscription Identifier of ${value} comes back as it was given`,
    statements: { '5.0': ['MQTT-3.3.4-3', 'MQTT-3.8.4-1'] },
    lesson: `The identifier is a Variable Byte Integer from 1 to 268,435,455: one to four bytes long. The number is the client's own
      and means nothing to the server.`,
    needs: ['subscription-identifiers', 'retain-available', { maxQos: 1 }],

    async run({ connect, topic, fail }) {
      const [client, publisher] = [await connect(), await connect()];
      await publisher.publish(topic('a/kept'), 'kept', { qos: 1, retain: true });
      await subscribeAs(client, [topic('a/kept'), topic('a/live')], value);
      await publisher.publish(topic('a/live'), 'live', { qos: 1 });

      // Nothing orders a retained message before a live one on another topic (4.6).
      const came = await client.expectPublishes([{ payload: 'kept' }, { payload: 'live' }], { order: 'any' });
      for (const message of came) {
        const found = listed(identifiersOf(message));
        if (found !== `${value}`) fail(`the Subscription Identifier ${value} on ${message.topic}`, found);
      }
    },
  }),
);
