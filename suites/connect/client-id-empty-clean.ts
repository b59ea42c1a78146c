import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'connect/client-id-empty-clean',
  title:
    'Clients without a client id and with Clean Session 1 are refused with CONNACK 2, or each served as one of its own',
  statements: { '3.1.1': ['MQTT-3.1.3-6'] },
  lesson: `A client that needs no session needs no name: if the server allows it, it gives each such client one that nobody
    else has.`,
  needs: [{ maxQos: 1 }],

  async run({ open, connect, encode, topic, observe, fail }) {
    const clients = [await open(), await open(), await open()];
    for (const client of clients) await client.sendBytes(encode({ type: 'connect', clientId: '', cleanStart: true }));
    const codes = [];
    for (const client of clients) codes.push((await client.expect('connack', { sessionPresent: false })).reasonCode);
    observe('allowed', codes[0] === 0);

    if (codes.every((code) => code === 2)) {
      for (const client of clients) await client.expectClosed({ statements: { '3.1.1': ['MQTT-3.1.3-9'] } });
      return;
    }
    if (codes.some((code) => code !== 0))
      fail('return code 0 for all or 2 for all', `return codes ${codes.join(', ')}`);

    for (const [index, client] of clients.entries()) await client.subscribe(topic(`${index}`), { qos: 1 });
    const publisher = await connect();
    for (const index of clients.keys()) await publisher.publish(topic(`${index}`), 'live', { qos: 1 });
    for (const [index, client] of clients.entries()) {
      await client.expect('publish', { topic: topic(`${index}`) });
      await client.expectNo('publish', { after: publisher });
    }
  },
});
