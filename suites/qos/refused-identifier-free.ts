import { scenario } from '../../harness/scenario.ts';
import { begin, release } from './_sender.ts';

export default scenario({
  id: 'qos/refused-identifier-free',
  title: 'After a PUBREC that refuses, a PUBLISH under the same identifier is a new message',
  statements: { '5.0': ['MQTT-4.3.3-9'] },
  needs: [{ maxQos: 2 }],
  lesson: `A PUBREC of 0x80 or above ends the exchange at once: there is no PUBREL, and the identifier is free. Topics below $SYS
    belong to the server, so that many refuse what a client publishes there.`,

  async run({ connect, topic, tag, observe }) {
    const [subscriber, publisher] = [await connect(), await connect()];
    await subscriber.subscribe(topic('a'), { qos: 2 });
    const packetIdentifier = publisher.freshIdentifier();
    const foreign = { type: 'publish', topic: `$SYS/${tag}`, payload: tag, qos: 2, packetIdentifier } as const;

    for (let round = 0; round < 2; round += 1) {
      await publisher.send(foreign);
      const answer = await publisher.expectOneOf(['pubrec']);
      const isRefused = 'type' in answer && answer.type === 'pubrec' && answer.reasonCode >= 0x80;
      observe('publishBelowSys', !('type' in answer) ? 'closed' : isRefused ? 'refused' : 'taken');
      if (!('type' in answer)) return;
      if (!isRefused) await release(publisher, packetIdentifier);
    }

    await begin(publisher, { topic: topic('a'), payload: 'new', packetIdentifier });
    await release(publisher, packetIdentifier);
    await subscriber.expect('publish', { payload: 'new', qos: 2 });
    await subscriber.expectNo('publish', { after: publisher });
  },
});
