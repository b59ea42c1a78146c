import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'keep-alive/longest-accepted',
  title: 'CONNECT with the longest Keep Alive, 65,535 seconds, is accepted and served',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.4-5'] },
  lesson: `Keep Alive is a two byte number of seconds: at most 18 hours, 12 minutes and 15 seconds. A server of
    3.1 or 3.1.1 takes whatever the client chooses; one of 5.0 may answer with a Keep Alive of its own.`,
  mandatedWaitMs: 1000,

  async run({ connect }) {
    const client = await connect({ keepAlive: 65_535 });

    await client.expectOpenFor(1000);

    await client.expectOpen();
  },
});
