import { scenario } from '../../harness/scenario.ts';

/** The QoS granted, and that of a message which shows whether it still stands. */
const cases = [
  { granted: 0, published: 1 },
  { granted: 1, published: 1 },
  { granted: 2, published: 2 },
] as const;

export default scenario({
  id: 'session/granted-qos-kept',
  title: 'Each subscription of a kept session keeps its own filter and QoS',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-4'], '5.0': ['MQTT-3.1.2-5', 'MQTT-3.1.2-23'] },
  lesson: `A subscription is a Topic Filter and the QoS that was granted for it. Both are stored, for each subscription of its
    own, wildcards and all.`,
  needs: ['wildcard-subscriptions', { maxQos: 2 }],

  async run({ connect, clientId, topic }) {
    const owner = { clientId: clientId('owner'), cleanSession: false };
    const publisher = await connect();
    const former = await connect(owner);
    await former.subscribe(cases.map(({ granted }) => ({ topicFilter: topic(`${granted}/+/#`), qos: granted })));
    await former.disconnect();

    const back = await connect(owner);

    for (const { granted, published } of cases) {
      await publisher.publish(topic(`${granted}/b/c`), 'live', { qos: published });
      await back.expect('publish', { topic: topic(`${granted}/b/c`), qos: granted });
    }
  },
});
