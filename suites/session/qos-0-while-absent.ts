import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'session/qos-0-while-absent',
  title: 'A message at QoS 0 may wait for an absent client or not; those at QoS 1 around it do',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-5'], '5.0': ['MQTT-3.1.2-23', 'MQTT-4.5.0-1'] },
  lesson: `QoS 0 promises nothing to a client that is away. Some servers keep such messages for it all the same, which 3.1.1
    allows: do not rely on either.`,
  needs: [{ maxQos: 1 }],

  async run({ connect, clientId, topic, observe }) {
    const owner = { clientId: clientId('owner'), cleanSession: false };
    const publisher = await connect();
    const former = await connect(owner);
    await former.subscribe(topic('a'), { qos: 1 });
    await former.disconnect();

    await publisher.publish(topic('a'), 'before', { qos: 1 });
    await publisher.publish(topic('a'), 'fleeting', { qos: 0 });
    await publisher.publish(topic('a'), 'after', { qos: 1 });
    const back = await connect(owner);

    let keptQos0 = 0;
    const awaited = new Set(['before', 'after']);
    while (awaited.size > 0) {
      const { payload, qos } = await back.expect('publish', { topic: topic('a') });
      if (qos === 0) keptQos0 += 1;
      else awaited.delete(new TextDecoder().decode(payload));
    }
    observe('keptQos0', keptQos0 > 0);
    await back.ping();
  },
});
