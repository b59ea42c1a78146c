import { matrix, scenario } from '../../harness/scenario.ts';

const rounds = 3;

export default matrix(
  { first: ['published', 'discarded'], session: ['clean', 'kept'], later: ['clean', 'kept'] },
  ({ first, session, later }) =>
    scenario({
      id: `will/removed/${first}/${session}-then-${later}`,
      title: `A Will that was ${first} is not published for later connections without one (Clean Session ${session === 'clean' ? 1 : 0}, then ${later === 'clean' ? 1 : 0})`,
      statements: { '3.1.1': ['MQTT-3.1.2-10', 'MQTT-3.1.2-12'], '5.0': ['MQTT-3.1.2-10'] },
      needs: [{ maxQos: 1 }],
      lesson: `A Will is used once or thrown away, and never kept for the next connection, even of the same session. Who wants
        one again says so in the next CONNECT.`,

      async run({ connect, topic, clientId }) {
        const watcher = await connect();
        await watcher.subscribe(topic('will'), { qos: 1 });
        const mortal = { clientId: clientId('mortal') };
        const will = { topic: topic('will'), payload: 'once', qos: 1 as const };
        const before = await connect({ will: { ...will, payload: 'control' } });
        await before.cut();
        await watcher.expect('publish', { payload: 'control' });
        const former = await connect({ ...mortal, cleanSession: session === 'clean', will });

        if (first === 'published') {
          await former.cut();
          await watcher.expect('publish', { payload: 'once' });
        } else await former.disconnect();
        for (let round = 0; round < rounds; round += 1) {
          const bare = await connect({ ...mortal, cleanSession: later === 'clean' });
          await bare.cut();
        }

        const last = await connect(mortal);
        await watcher.expectNo('publish', { after: last });
      },
    }),
);
