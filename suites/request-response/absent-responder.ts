import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [1, 2], correlation: [true, false] }, ({ qos, correlation }) =>
  scenario({
    id: `request-response/absent-responder/at-qos-${qos}${correlation ? '' : '-without-correlation-data'}`,
    title: `A request at QoS ${qos}${correlation ? '' : ' without Correlation Data'} waits for its responder and can still be answered`,
    statements: { '5.0': ['MQTT-3.3.2-15', 'MQTT-3.3.2-16', 'MQTT-4.5.0-1'] },
    needs: [{ maxQos: qos }],
    lesson: `A responder may have a kept session and be away when it is asked. The request waits with all that it says, and the
      answer waits just so should the requester be away by then.`,

    async run({ connect, topic, clientId }) {
      const responder = { clientId: clientId('responder'), cleanSession: false };
      const requester = { clientId: clientId('requester'), cleanSession: false };
      const [serving, asking] = [await connect(responder), await connect(requester)];
      await serving.subscribe(topic('service'), { qos });
      await asking.subscribe(topic('replies'), { qos });
      await serving.disconnect();
      const correlationData = correlation ? new TextEncoder().encode('no. 1') : undefined;
      const properties = { responseTopic: topic('replies'), correlationData };
      await asking.publish(topic('service'), 'how much?', { qos, properties });
      await asking.disconnect();

      const back = await connect(responder);
      const asked = await back.expect('publish', { payload: 'how much?', qos });
      await back.publish(asked.properties?.responseTopic ?? topic('nowhere'), 'so much', {
        qos,
        properties: { correlationData: asked.properties?.correlationData },
      });

      const again = await connect(requester);
      const answer = { topic: topic('replies'), payload: 'so much', qos };
      await again.expect('publish', correlation ? { ...answer, properties: { correlationData } } : answer);
    },
  }),
);
