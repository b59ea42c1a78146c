import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `retain/redelivered/qos-${qos}`,
    title: `A retained message at QoS ${qos} that was not acknowledged comes again with RETAIN 1`,
    statements: { '3.1.1': ['MQTT-3.3.1-8', 'MQTT-4.4.0-1'], '5.0': ['MQTT-3.3.1-9', 'MQTT-4.4.0-1'] },
    needs: ['retain-available', { maxQos: qos }],
    lesson: `What is sent for a new subscription is a delivery like any other: unacknowledged, it is sent again when the session
      goes on. It is the same packet, with DUP, and so it still has RETAIN 1.`,

    async run({ connect, topic, clientId, fail }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [publisher, former] = [await connect(), await connect(owner)];
      await publisher.publish(topic('a'), 'kept', { qos, retain: true });
      await former.subscribe(topic('a'), { qos });
      const { packetIdentifier } = await former.expect('publish', { payload: 'kept', qos, retain: true });

      await former.cut();
      const back = await connect(owner);

      const lost = { statements: { '3.1.1': ['MQTT-4.4.0-1'], '5.0': ['MQTT-4.4.0-1'] } } as const;
      const again = await back.expect('publish', { topic: topic('a'), payload: 'kept', qos, packetIdentifier }, lost);
      if (!again.retain)
        fail('RETAIN 1, as when it was first sent', 'RETAIN 0', { '3.1.1': ['MQTT-3.3.1-8'], '5.0': ['MQTT-3.3.1-9'] });
    },
  }),
);
