import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ former: [true, false], next: [true, false] }, ({ former, next }) =>
  scenario({
    id: `connect/take-over/${former ? 'clean' : 'kept'}-by-${next ? 'clean' : 'kept'}`,
    title: `A client with Clean Session ${former ? 1 : 0} is disconnected when one with the same id and Clean Session ${next ? 1 : 0} connects`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.4-2'], '5.0': ['MQTT-3.1.4-3'] },
    lesson: `A client id is in use once at most. Who comes with it later is taken for the same client come again, whose old
      connection is dead and was not noticed.`,
    needs: [{ maxQos: 1 }],

    async run({ connect, clientId, topic }) {
      const other = await connect();
      const older = await connect({ clientId: clientId('same'), cleanSession: former });
      await older.subscribe(topic('older'), { qos: 1 });

      const newer = await connect({ clientId: clientId('same'), cleanSession: next });

      await older.expectClosed();
      await newer.subscribe(topic('newer'), { qos: 1 });
      await other.publish(topic('newer'), 'live', { qos: 1 });
      await newer.expect('publish', { topic: topic('newer') });
      await other.expectOpen();
    },
  }),
);
