import { scenario } from '../../harness/scenario.ts';

const characters = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const mostBytes = 23;

/** Ids of 23 bytes that begin with `tag` and hold all characters between them. */
function idsOf(tag: string): readonly string[] {
  const room = mostBytes - tag.length;
  const count = Math.ceil(characters.length / room);
  return Array.from({ length: count }, (_, index) =>
    (tag + characters.slice(index * room, (index + 1) * room)).padEnd(mostBytes, '0'),
  );
}

export default scenario({
  id: 'connect/client-id-every-character',
  title: 'Client ids of 23 bytes with each of the 62 letters and digits are accepted, and told apart',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.3-5'], '5.0': ['MQTT-3.1.3-5'] },
  lesson: `Any server takes client ids of 1 to 23 letters and digits. A client that is to work everywhere keeps to these.`,

  async run({ connect, tag }) {
    const clients = [];
    for (const clientId of idsOf(tag)) clients.push(await connect({ clientId }));

    for (const client of clients) await client.expectOpen();
  },
});
