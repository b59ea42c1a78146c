import { type Client, matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { levels, lower, mayBeRepeated, needsFor } from './_levels.ts';
import { inPortions, numbered, type Received, textOf } from './_messages.ts';

const messages = 15;

/** Goes on with as many exchanges at QoS 2 to their end. */
async function completeEach(publisher: Client, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const { packetIdentifier } = await publisher.expect('pubrec');
    await publisher.send({ type: 'pubrel', packetIdentifier });
  }
  for (let at = 0; at < count; at += 1) await publisher.expect('pubcomp');
}

export default matrix({ published: levels, granted: levels }, ({ published, granted: requested }) =>
  scenario({
    id: `qos/order-live/published-${published}-granted-${requested}`,
    title: `${messages} messages sent without pause at QoS ${published} come to a subscriber granted ${requested} in their order`,
    statements: { '3.1.1': ['MQTT-4.6.0-5', 'MQTT-4.6.0-6'], '5.0': ['MQTT-4.6.0-6', 'MQTT-4.6.0-5'] },
    lesson: `On one topic and at one level, a subscriber sees each publisher's messages in the order in which they were sent.
      Nobody has to ask for it: every topic is ordered unless an administrator says otherwise.`,
    needs: needsFor(published, requested),

    async run({ connect, topic, offer, observe, fail }) {
      const [subscriber, publisher] = [await connect(), await connect()];
      const { reasonCodes } = await subscriber.subscribe(topic('a'), { qos: requested });
      const [granted = 0] = reasonCodes;
      const mayBeLost = lower(published, granted) === 0;
      const all = numbered(messages);

      for (const portion of inPortions(all, offer.receiveMaximum)) {
        for (const payload of portion)
          await publisher.send({ type: 'publish', topic: topic('a'), payload, qos: published });
        if (published === 1) for (const _ of portion) await publisher.expect('puback');
        if (published === 2) await completeEach(publisher, portion.length);
      }

      const came = new Set<number>();
      let last = 0;
      const take = (next: Received): void => {
        // One that came may come again; a new one must be the next in order, at QoS 0 that or a later one (4.3.1).
        const number = Number(textOf(next));
        if (number > last + 1 && !mayBeLost) fail(`message ${last + 1}`, `message ${number}`);
        if (number <= last && !(came.has(number) && mayBeRepeated(published, granted)))
          fail(`message ${last + 1}`, `message ${number}${came.has(number) ? ' once more' : ''}`);
        came.add(number);
        last = Math.max(last, number);
      };
      if (mayBeLost) for (const next of await arrivals(subscriber, publisher)) take(next);
      else while (last < messages) take(await subscriber.expect('publish', { topic: topic('a') }));
      if (mayBeLost) observe('cameAtQos0', came.size);
    },
  }),
);
