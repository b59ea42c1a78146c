import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ request: [0, 1, 2], response: [0, 1, 2] }, ({ request, response }) =>
  scenario({
    id: `request-response/round-trip/request-at-qos-${request}-response-at-qos-${response}`,
    title: `A request at QoS ${request} tells where its response is to go, and a response at QoS ${response} finds its way back`,
    statements: { '5.0': ['MQTT-3.3.2-15', 'MQTT-3.3.2-16'] },
    needs: [{ maxQos: 2 }],
    lesson: `A request is a message with a Response Topic: whoever serves it publishes the answer there, with the Correlation
      Data of the request. To the server both are messages like any other.`,

    async run({ connect, topic }) {
      const [requester, responder] = [await connect(), await connect()];
      await responder.subscribe(topic('service'), { qos: 2 });
      await requester.subscribe(topic('replies'), { qos: 2 });
      const correlationData = Uint8Array.of(0, 1, 255, 0);
      const properties = { responseTopic: topic('replies'), correlationData };

      await requester.publish(topic('service'), 'how much?', { qos: request, properties });

      const asked = await responder.expect('publish', { payload: 'how much?', qos: request });
      const { responseTopic, ...told } = asked.properties ?? {};
      await responder.publish(responseTopic ?? topic('nowhere'), 'so much', {
        qos: response,
        properties: { correlationData: told.correlationData },
      });

      const answer = { topic: topic('replies'), payload: 'so much', qos: response, properties: { correlationData } };
      await requester.expect('publish', answer);
    },
  }),
);
