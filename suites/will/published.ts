import { matrix, scenario } from '../../harness/scenario.ts';
import { deaths } from './_deaths.ts';

export default matrix({ death: deaths, session: ['clean', 'kept'] }, ({ death, session }) =>
  scenario({
    id: `will/published/${death.name}/${session}`,
    title: `The Will of a client that ${death.called} is published, once (Clean Session ${session === 'clean' ? 1 : 0})`,
    statements: {
      ...(death.versions.includes('3.1') ? { '3.1': [] } : {}),
      ...(death.versions.includes('3.1.1') ? { '3.1.1': ['MQTT-3.1.2-8', 'MQTT-3.1.2-10'] } : {}),
      '5.0': ['MQTT-3.1.2-7', 'MQTT-3.1.2-8', 'MQTT-3.1.2-10'],
    },
    needs: [{ maxQos: 1 }],
    lesson: `A Will is a message left with the server, to be published should its client be lost. Only a normal DISCONNECT takes
      it back: whatever else ends the connection, also the server itself for a protocol error, counts as a loss.`,
    mandatedWaitMs: death.mandatedWaitMs,

    async run(stage) {
      const { connect, topic } = stage;
      const watcher = await connect();
      await watcher.subscribe(topic('will'), { qos: 1 });
      const dying = await connect({
        cleanSession: session === 'clean',
        keepAlive: death.keepAlive,
        will: { topic: topic('will'), payload: 'last words', qos: 1 },
      });

      await death.die(dying, stage);

      await watcher.expect(
        'publish',
        { topic: topic('will'), payload: 'last words', qos: 1, retain: false },
        { statements: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] } },
      );
      await connect({ clientId: dying.clientId }); // what is left of its connection is settled by now
      await watcher.expectNo('publish', {
        after: watcher,
        statements: { '3.1.1': ['MQTT-3.1.2-10'], '5.0': ['MQTT-3.1.2-10'] },
      });
    },
  }),
);
