import { type Client, matrix, scenario } from '../../harness/scenario.ts';
import { levels, lower, needsFor } from './_levels.ts';
import { inPortions, numbered, textOf } from './_messages.ts';

const messages = 15;

/** Goes on with as many exchanges at QoS 2 to their end. */
async function completeEach(publisher: Client, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const { packetIdentifier } = await publisher.expect('pubrec');
    await publisher.send({ type: 'pubrel', packetIdentifier });
  }
  for (let at = 0; at < count; at += 1) await publisher.expect('pubcomp');
}

export default matrix({ published: levels, granted: levels }, ({ published, granted }) =>
  scenario({
    id: `qos/order-live/published-${published}-granted-${granted}`,
    title: `${messages} messages sent without pause at QoS ${published} come to a subscriber granted ${granted} in their order`,
    statements: { '3.1.1': ['MQTT-4.6.0-5', 'MQTT-4.6.0-6'], '5.0': ['MQTT-4.6.0-6', 'MQTT-4.6.0-5'] },
    lesson: `On one topic and at one level, a subscriber sees each publisher's messages in the order in which they were sent.
      Nobody has to ask for it: every topic is ordered unless an administrator says otherwise.`,
    needs: needsFor(published, granted),

    async run({ connect, topic, offer, fail }) {
      const [subscriber, publisher] = [await connect(), await connect()];
      await subscriber.subscribe(topic('a'), { qos: granted });
      const all = numbered(messages);

      for (const portion of inPortions(all, offer.receiveMaximum)) {
        for (const payload of portion)
          await publisher.send({ type: 'publish', topic: topic('a'), payload, qos: published });
        if (published === 1) for (const _ of portion) await publisher.expect('puback');
        if (published === 2) await completeEach(publisher, portion.length);
      }

      let last = 0;
      while (last < messages) {
        const next = await subscriber.expect('publish', { topic: topic('a') });
        // One that came before may come again; the next new one must be the next in order.
        const number = Number(textOf(next));
        if (number > last + 1) fail(`message ${last + 1}`, `message ${number}`);
        if (number <= last && lower(published, granted) !== 1)
          fail(`message ${last + 1}`, `message ${number} once more`);
        last = Math.max(last, number);
      }
    },
  }),
);
