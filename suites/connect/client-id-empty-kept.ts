import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'connect/client-id-empty-kept',
  title: 'CONNECT without a client id and with Clean Session 0 is answered by CONNACK 2, then closed',
  statements: { '3.1.1': ['MQTT-3.1.3-8', 'MQTT-3.1.3-7'] },
  lesson: `A session is kept under the client id. A client that wants one kept and gives no id asks for something that it
    could never find again.`,

  async run({ open, encode }) {
    const client = await open();

    await client.sendBytes(encode({ type: 'connect', clientId: '', cleanStart: false }));

    await client.expect('connack', { reasonCode: 2 });
    await client.expectClosed();
  },
});
