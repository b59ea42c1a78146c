import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ session: ['clean', 'kept'], leaving: ['disconnect', 'cut'] }, ({ session, leaving }) =>
  scenario({
    id: `retain/outlives-everyone/${session}/${leaving}`,
    title: `A retained message stays when its publisher and all subscribers are gone (Clean Session ${session === 'clean' ? 1 : 0}, ${leaving})`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2.7', 'MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 1 }],
    lesson: `Retained messages are kept by topic, and belong to no session. They stay when nobody is connected, when nobody
      subscribes to their topic any more, and when all sessions have ended.`,

    async run({ connect, topic }) {
      const options = { cleanSession: session === 'clean' };
      const [publisher, one, other] = [await connect(options), await connect(options), await connect(options)];
      await one.subscribe([topic('a/b'), topic('a/#')], { qos: 1 });
      await publisher.publish(topic('a/b'), 'kept', { qos: 1, retain: true });
      await other.subscribe(topic('a/b'), { qos: 1 });
      await other.expect('publish', { payload: 'kept' });

      await other.unsubscribe(topic('a/b'));
      const gone = [publisher, one, other].map((client) => (leaving === 'cut' ? client.cut() : client.disconnect()));
      await Promise.all(gone);
      // Clean Session 1 ends what was kept.
      const last = await Promise.all([publisher, one, other].map(({ clientId }) => connect({ clientId })));
      await Promise.all(last.map((client) => client.disconnect()));

      const late = await connect();
      await late.subscribe(topic('a/+'), { qos: 1 });
      await late.expect('publish', { topic: topic('a/b'), payload: 'kept', retain: true });
    },
  }),
);
