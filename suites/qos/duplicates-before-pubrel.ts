import { matrix, scenario } from '../../harness/scenario.ts';
import { begin, release } from './_sender.ts';

const duplicates = 3;

export default matrix({ dup: [true, false], pace: ['one-by-one', 'all-at-once'] }, ({ dup, pace }) =>
  scenario({
    id: `qos/duplicates-before-pubrel/dup-${Number(dup)}-${pace}`,
    title: `A PUBLISH at QoS 2 that is repeated ${duplicates} times before PUBREL (DUP ${Number(dup)}) gets a PUBREC each time and is delivered once`,
    statements: { '3.1': [], '3.1.1': ['MQTT-4.3.3-2', 'MQTT-2.3.1-6'], '5.0': ['MQTT-4.3.3-10', 'MQTT-2.2.1-5'] },
    lesson: `Until PUBREL comes the receiver remembers the identifier: whatever comes under it is the same message again, which
      it acknowledges and does not deliver. It may deliver at the first PUBLISH or only at PUBREL, but once.`,
    needs: [{ maxQos: 2 }, { receiveMaximum: 1 + duplicates }],

    async run({ connect, topic, observe }) {
      const [subscriber, publisher] = [await connect(), await connect()];
      await subscriber.subscribe(topic('a'), { qos: 2 });
      const packetIdentifier = publisher.freshIdentifier();
      const sending = { topic: topic('a'), payload: 'once', packetIdentifier };

      await begin(publisher, sending);
      if (pace === 'all-at-once') {
        for (let copy = 0; copy < duplicates; copy += 1)
          await publisher.send({ type: 'publish', qos: 2, dup, ...sending });
        for (let copy = 0; copy < duplicates; copy += 1) await publisher.expect('pubrec', { packetIdentifier });
      } else {
        for (let copy = 0; copy < duplicates; copy += 1) await begin(publisher, { ...sending, dup });
      }
      await subscriber.send({ type: 'pingreq' });
      const early = await subscriber.expectOneOf(['publish', 'pingresp']);
      const atPublish = 'type' in early && early.type === 'publish';
      observe('qos2DeliveredAt', atPublish ? 'PUBLISH' : 'PUBREL');
      await release(publisher, packetIdentifier);

      if (!atPublish) await subscriber.expect('publish', { payload: 'once', qos: 2 });
      const other = await connect();
      await subscriber.expectNo('publish', { after: other });
      await publisher.expectNo('pubrec');
    },
  }),
);
