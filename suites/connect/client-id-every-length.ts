import { scenario } from '../../harness/scenario.ts';

const mostBytes = 23;

export default scenario({
  id: 'connect/client-id-every-length',
  title: 'Client ids of every length up to 23 bytes are accepted, the shortest of one',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.3-5'], '5.0': ['MQTT-3.1.3-5'] },
  lesson: `The limit of 23 bytes is old and small. A server may allow more, and must not allow less.`,

  async run({ connect, tag }) {
    const shortest = await connect({ clientId: tag.slice(-1) });
    // One so short is anybody's: it may be taken over at any time, and is not kept.
    await shortest.disconnect();

    const clients = [];
    for (let length = tag.length + 1; length <= mostBytes; length += 1) {
      clients.push(await connect({ clientId: tag.padEnd(length, 'z') }));
    }

    for (const client of clients) await client.expectOpen();
  },
});
