import { scenario } from '../../harness/scenario.ts';

const requesters = 4;
const requests = 5;

export default scenario({
  id: 'request-response/many-requests',
  title: 'Each of many requesters gets the responses to its own requests, each with its own Correlation Data',
  statements: { '5.0': ['MQTT-3.3.2-15', 'MQTT-3.3.2-16', 'MQTT-4.5.0-1'] },
  needs: [{ maxQos: 1 }],
  lesson: `A Response Topic of its own keeps a requester's responses from others; Correlation Data tell it which response
    belongs to which request, in whatever order they come.`,

  async run({ connect, topic }) {
    const responder = await connect();
    await responder.subscribe(topic('service'), { qos: 1 });
    const clients = await Promise.all(Array.from({ length: requesters }, () => connect()));
    for (const client of clients) await client.subscribe(topic(`to/${client.name}`), { qos: 1 });
    const data = (client: number, at: number) => Uint8Array.of(client, 0, at);

    for (let at = 0; at < requests; at += 1)
      for (const [index, client] of clients.entries()) {
        const properties = { responseTopic: topic(`to/${client.name}`), correlationData: data(index, at) };
        await client.publish(topic('service'), `request ${at}`, { qos: 1, properties });
      }
    const asked = [];
    while (asked.length < requesters * requests)
      asked.push(await responder.expect('publish', { topic: topic('service') }));
    for (const { payload, properties } of asked.reverse()) {
      const { responseTopic = topic('nowhere'), correlationData } = properties ?? {};
      await responder.publish(responseTopic, payload, { qos: 1, properties: { correlationData } });
    }

    for (const [index, client] of clients.entries()) {
      const expected = Array.from({ length: requests }, (_, at) => ({
        topic: topic(`to/${client.name}`),
        payload: `request ${at}`,
        properties: { correlationData: data(index, at) },
      }));
      await client.expectPublishes(expected, { order: 'any' });
      await client.expectNo('publish', { after: responder });
    }
  },
});
