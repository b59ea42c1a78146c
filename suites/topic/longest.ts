import { matrix, scenario } from '../../harness/scenario.ts';
import { publishIfTaken } from './_taken.ts';

const unnumbered = { '3.1.1': [], '5.0': [] } as const;

/** MQTT 3.1 ends at 32,767 characters. */
const longestIn31 = 32_767;

export default matrix(
  { bytes: [255, 256, 1024, 32_767, 32_768, 65_534, 65_535], by: ['name', 'wildcard'] },
  ({ bytes, by }) =>
    scenario({
      id: `topic/longest/${bytes}-bytes-by-${by}`,
      title: `A topic of ${bytes} bytes is delivered whole, subscribed to by ${by}`,
      statements: {
        ...(bytes <= longestIn31 ? { '3.1': [] } : {}),
        '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.3.2-3', 'MQTT-4.7.3-4'],
        '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.2-3', 'MQTT-4.7.3-4'],
      },
      needs: [
        { maxQos: 1 },
        { maximumPacketSize: bytes + 100 },
        ...(by === 'wildcard' ? (['wildcard-subscriptions'] as const) : []),
      ],
      lesson: `A topic may take up to 65,535 bytes, as its length is a two byte number. Each byte of it counts: a topic that
        differs in the last one is another topic.`,

      async run({ connect, tag, warn }) {
        const start = `${tag}/`;
        const name = `${start}${'x'.repeat(bytes - start.length)}`;
        const other = `${name.slice(0, -1)}y`;
        const shorter = name.slice(0, -1);
        const [watcher, publisher] = [await connect(), await connect()];
        await watcher.subscribe(by === 'name' ? name : `${start}+`, { qos: 1 });

        let areTaken = true;
        for (const near of by === 'name' ? [other, shorter] : [])
          areTaken = (await publishIfTaken(publisher, near, 'near')) && areTaken;
        const isTaken = await publishIfTaken(publisher, name, 'this');

        if (isTaken) await watcher.expect('publish', { topic: name, payload: 'this' });
        await watcher.expectNo('publish', { after: publisher });
        await watcher.unsubscribe(by === 'name' ? name : `${start}+`);
        if (isTaken) await publisher.publish(name, 'too late', { qos: 1 });
        await watcher.expectNo('publish', { after: publisher });
        if (!areTaken || !isTaken)
          warn(`expected ${bytes} bytes of topic taken, got a PUBLISH turned away`, unnumbered);
      },
    }),
);
