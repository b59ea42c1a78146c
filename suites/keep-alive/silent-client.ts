import { scenario } from '../../harness/scenario.ts';

const keepAlive = 2; // seconds
const limitMs = 1.5 * keepAlive * 1000;

export default scenario({
  id: 'keep-alive/silent-client',
  title: 'A client silent for one and a half Keep Alive periods is cut off',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-24'] },
  lesson: `Keep Alive is the client's promise to be heard from. The server adds half a period of grace
    for a slow network, then closes as if the link had failed, which is why a Will is published.`,
  mandatedWaitMs: limitMs,

  async run({ connect, slackMs }) {
    const client = await connect({ keepAlive });

    await client.ping(); // the count restarts here

    await client.expectClosed({ atMs: limitMs, slackMs });
  },
});
