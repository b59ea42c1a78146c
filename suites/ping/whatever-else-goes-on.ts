import { type Client, matrix, type Stage, scenario } from '../../harness/scenario.ts';

/** What may be under way on the connection when the client asks. */
const situations: Readonly<Record<string, (stage: Stage) => Promise<Client>>> = {
  'with-keep-alive-0': ({ connect }) => connect({ keepAlive: 0 }),
  'with-messages-to-acknowledge': async ({ connect, topic }) => {
    const client = await connect({ acks: 'manual' });
    const publisher = await connect();
    await client.subscribe(topic('a'), { qos: 1 });
    for (let count = 0; count < 5; count += 1) await publisher.publish(topic('a'), `${count}`, { qos: 1 });
    // How many of them are in flight at once is for the broker to choose; one is enough.
    await client.expect('publish', { payload: '0' });
    return client;
  },
  'with-a-message-not-released': async ({ connect, topic }) => {
    const client = await connect();
    const packetIdentifier = client.freshIdentifier();
    await client.send({ type: 'publish', topic: topic('a'), payload: 'held', qos: 2, packetIdentifier });
    await client.expect('pubrec', { packetIdentifier });
    return client;
  },
  'in-a-resumed-session': async ({ connect, topic, clientId }) => {
    const former = await connect({ clientId: clientId('owner'), cleanSession: false });
    await former.subscribe(topic('a'), { qos: 1 });
    await former.disconnect();
    const publisher = await connect();
    for (let count = 0; count < 5; count += 1) await publisher.publish(topic('a'), `${count}`, { qos: 1 });
    return connect({ clientId: clientId('owner'), cleanSession: false, acks: 'manual' });
  },
};

export default matrix({ situation: Object.keys(situations) }, ({ situation }) =>
  scenario({
    id: `ping/whatever-else-goes-on/${situation}`,
    title: `PINGREQ is answered by PINGRESP ${situation.replaceAll('-', ' ')}`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.12.4-1'], '5.0': ['MQTT-3.12.4-1'] },
    lesson: `PINGREQ asks whether the other side is there, nothing more. The answer waits for no acknowledgement and for no
      message.`,
    needs: situation === 'with-a-message-not-released' ? [{ maxQos: 2 }] : [{ maxQos: 1 }],

    async run(stage) {
      const client = await situations[situation]?.(stage);

      for (let time = 0; time < 3; time += 1) {
        await client?.send({ type: 'pingreq' });
        await client?.expect('pingresp');
      }
    },
  }),
);
