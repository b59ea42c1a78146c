import { matrix, scenario } from '../../harness/scenario.ts';
import { cut, disconnect, takeOver } from './_ends.ts';

export default matrix({ cleanSession: [true, false], end: [disconnect, cut, takeOver] }, ({ cleanSession, end }) =>
  scenario({
    id: `session/retained-is-no-part/${cleanSession ? 'clean' : 'kept'}/${end.name}`,
    title: `A retained message outlives its publisher's session, begun with Clean Session ${cleanSession ? 1 : 0}, whose connection ${end.called}`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2.7'], '5.0': ['MQTT-3.3.1-5'] },
    needs: ['retain-available', { maxQos: 1 }],
    lesson: `Retained messages belong to their topics, not to whoever published them. The end of the publisher's session
      leaves them where they are.`,

    async run(stage) {
      const { connect, topic, clientId } = stage;
      const owner = { clientId: clientId('owner') };
      const publisher = await connect({ ...owner, cleanSession });
      await publisher.publish(topic('a'), 'retained', { qos: 1, retain: true });

      await end.end(publisher, stage);
      const discarding = await connect({ ...owner, cleanSession: true });
      await discarding.disconnect();
      const newcomer = await connect();
      await newcomer.subscribe(topic('a'), { qos: 1 });

      await newcomer.expect('publish', { topic: topic('a'), payload: 'retained', retain: true });
    },
  }),
);
