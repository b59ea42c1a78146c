import { matrix, scenario } from '../../harness/scenario.ts';
import { identifierOf, numbered } from './_messages.ts';
import { acknowledge, receive } from './_receiver.ts';

/** More than one byte can number, and the most that two can. */
const lengths = { 300: [], '65600': ['slow'] } as const;
const stages = ['before-puback', 'before-pubrec', 'before-pubcomp'] as const;

export default matrix({ stage: stages, messages: [300, 65_600] as const }, ({ stage, messages }) => {
  const qos = stage === 'before-puback' ? 1 : 2;

  return scenario({
    id: `qos/identifiers-while-unacknowledged/${stage}-${messages}`,
    title: `An identifier in use (${stage.replace('-', ' ')}) is given to none of the next ${messages} messages`,
    statements: { '3.1': [], '3.1.1': ['MQTT-2.3.1-4', qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1'] },
    lesson: `An identifier belongs to its message until the exchange is over, however many messages pass meanwhile. When the
      numbers have gone round, those still in use are left out.`,
    needs: [{ maxQos: qos }, ...lengths[messages]],

    async run({ connect, topic, fail }) {
      const [subscriber, publisher] = [await connect({ acks: 'manual' }), await connect()];
      await subscriber.subscribe(topic('+'), { qos: 2 });
      await publisher.publish(topic('held'), 'held', { qos });
      const held = identifierOf(await subscriber.expect('publish', { payload: 'held', qos }));
      if (stage === 'before-pubcomp') await receive(subscriber, held);

      for (const payload of numbered(messages)) {
        await publisher.publish(topic('a'), payload, { qos: 1 });
        const next = await subscriber.expect('publish', (packet) => !packet.dup);
        const packetIdentifier = identifierOf(next);
        if (packetIdentifier === held)
          fail(`any identifier but ${held}, which is in use`, `${held} for another message`);
        await subscriber.send({ type: 'puback', packetIdentifier });
      }

      if (qos === 1) await subscriber.send({ type: 'puback', packetIdentifier: held });
      else if (stage === 'before-pubrec') await receive(subscriber, held);
      if (qos === 2) await subscriber.send({ type: 'pubcomp', packetIdentifier: held });
      await publisher.publish(topic('a'), 'last', { qos });
      await acknowledge(subscriber, await subscriber.expect('publish', { payload: 'last', qos }));
    },
  });
});
