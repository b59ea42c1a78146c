import { matrix, scenario } from '../../harness/scenario.ts';
import { waiting } from '../_arrivals.ts';
import { identifierOf, numbered, textOf } from './_messages.ts';
import { receive } from './_receiver.ts';

export default matrix({ qos: [1, 2], messages: [20, 100] }, ({ qos, messages }) =>
  scenario({
    id: `qos/window/qos-${qos}-of-${messages}`,
    title: `${messages} messages at QoS ${qos} to a subscriber that acknowledges none at first all come in the end, in order`,
    statements: {
      '3.1.1': ['MQTT-4.5.0-1', 'MQTT-2.3.1-4', 'MQTT-4.6.0-6', qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1'],
      '5.0': ['MQTT-4.5.0-1', 'MQTT-2.2.1-4', 'MQTT-4.6.0-5', qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1'],
    },
    lesson: `A sender may have many messages under way at once, each with its own identifier, and holds back the rest until
      acknowledgements make room. How many is the server's choice; the order is not.`,
    needs: [{ maxQos: qos }],

    async run({ connect, topic, observe, fail }) {
      const [subscriber, publisher] = [await connect({ acks: 'manual' }), await connect()];
      await subscriber.subscribe(topic('a'), { qos });
      for (const payload of numbered(messages)) await publisher.publish(topic('a'), payload, { qos });

      const open = [...(await waiting(subscriber))];
      observe('unacknowledgedAtOnce', open.length);
      const used = open.map(identifierOf);
      if (new Set(used).size < used.length) fail('an identifier of its own for each message', used.join(', '));

      for (const expected of numbered(messages)) {
        const next = open.shift() ?? (await subscriber.expect('publish', (publish) => !publish.dup));
        if (textOf(next) !== expected || next.qos !== qos)
          fail(`message ${expected} at QoS ${qos}`, `message ${textOf(next)} at QoS ${next.qos}`);
        const packetIdentifier = identifierOf(next);
        if (qos === 2) await receive(subscriber, packetIdentifier);
        await subscriber.send({ type: qos === 1 ? 'puback' : 'pubcomp', packetIdentifier });
      }
      await subscriber.expectNo('publish', { after: publisher });
    },
  }),
);
