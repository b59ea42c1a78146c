import { matrix, scenario } from '../../harness/scenario.ts';
import { begin, release } from './_sender.ts';

const repetitions = 3;

export default matrix({ pace: ['one-by-one', 'all-at-once'] }, ({ pace }) =>
  scenario({
    id: `qos/pubrel-repeated/${pace}`,
    title: `Each of ${repetitions} PUBRELs for one message is answered by PUBCOMP, and the message is delivered once`,
    statements: { '3.1': [], '3.1.1': ['MQTT-4.3.3-2'], '5.0': ['MQTT-4.3.3-11'] },
    lesson: `A sender that missed PUBCOMP repeats PUBREL. The receiver has forgotten the identifier by then and answers all the
      same, or the sender would wait for ever.`,
    needs: [{ maxQos: 2 }],

    async run({ connect, topic }) {
      const [subscriber, publisher] = [await connect(), await connect()];
      await subscriber.subscribe(topic('a'), { qos: 2 });
      const packetIdentifier = publisher.freshIdentifier();
      await begin(publisher, { topic: topic('a'), payload: 'once', packetIdentifier });

      if (pace === 'all-at-once') {
        for (let time = 0; time < repetitions; time += 1) await publisher.send({ type: 'pubrel', packetIdentifier });
        for (let time = 0; time < repetitions; time += 1) await publisher.expect('pubcomp', { packetIdentifier });
      } else {
        for (let time = 0; time < repetitions; time += 1) await release(publisher, packetIdentifier);
      }

      await subscriber.expect('publish', { payload: 'once', qos: 2 });
      const other = await connect();
      await subscriber.expectNo('publish', { after: other });
      await publisher.expectNo('pubcomp');
    },
  }),
);
