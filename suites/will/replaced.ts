import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ session: ['clean', 'kept'] }, ({ session }) =>
  scenario({
    id: `will/replaced/${session}`,
    title: `Each connection has the Will of its own CONNECT: topic, message and QoS (Clean Session ${session === 'clean' ? 1 : 0})`,
    statements: { '3.1.1': ['MQTT-3.1.2-8', 'MQTT-3.1.2-10'], '5.0': ['MQTT-3.1.2-8', 'MQTT-3.1.2-10'] },
    needs: ['wildcard-subscriptions', { maxQos: 2 }],
    lesson: `The Will comes with CONNECT and belongs to that one Network Connection. A client that comes again with another
      Will is mourned by that, and by nothing of what it said in its earlier lives.`,

    async run({ connect, topic, clientId }) {
      const watcher = await connect();
      await watcher.subscribe(topic('+'), { qos: 2 });
      const options = { clientId: clientId('mortal'), cleanSession: session === 'clean' };
      const discarded = await connect({ ...options, will: { topic: topic('first'), payload: 'first', qos: 1 } });
      await discarded.disconnect();

      for (const [name, qos] of [
        ['second', 2],
        ['third', 0],
        ['fourth', 1],
      ] as const) {
        const dying = await connect({ ...options, will: { topic: topic(name), payload: `${name} words`, qos } });
        await dying.cut();
        await watcher.expect('publish', { topic: topic(name), payload: `${name} words`, qos });
      }

      const last = await connect({ clientId: options.clientId });
      await watcher.expectNo('publish', { after: last });
    },
  }),
);
