import { scenario } from '../../harness/scenario.ts';

const asked = 65_535; // seconds
const longestWaitedForSeconds = 20;

export default scenario({
  id: 'keep-alive/server-keep-alive',
  title: 'A client silent for one and a half times the Server Keep Alive is cut off, whatever it asked for',
  statements: { '5.0': ['MQTT-3.1.2-22', 'MQTT-3.1.2-21', 'MQTT-3.2.2-21'] },
  lesson: `A server that cannot wait as long as a client would like says in CONNACK for how long it does. From then on this is the
    Keep Alive of the connection, for both.`,
  needs: ['server-keep-alive'],
  mandatedWaitMs: 1500 * longestWaitedForSeconds,

  async run({ connect, observe, fail }) {
    const client = await connect({ keepAlive: asked });
    const { keepAlive } = client;
    observe('serverKeepAlive', keepAlive);
    // Some tell it always: then what was asked for is what holds.
    if (client.connack.properties?.serverKeepAlive === undefined) fail('a Server Keep Alive, as at discovery', 'none');

    await client.expectOpenFor(Math.min(400 * keepAlive, 1000));
    await client.ping(); // the count restarts here
    if (keepAlive === 0 || keepAlive > longestWaitedForSeconds) return; // 0: no silence is too long

    await client.expectClosed({ atMs: 1500 * keepAlive, reasonCodes: [0x8d] });
  },
});
