import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [1, 2], returns: [0, 1] }, ({ qos, returns }) =>
  scenario({
    id: `session/acknowledged-is-over/qos-${qos}/after-${returns}-returns`,
    title: `A message at QoS ${qos} that was acknowledged ${returns === 0 ? 'at once' : 'after it was sent again'} does not come again with the session`,
    statements: { '3.1': [], '3.1.1': [qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1'], '5.0': ['MQTT-4.4.0-1'] },
    lesson: `A session holds only what is not finished. With the last acknowledgement an exchange leaves it, and nothing of it
      comes back.`,
    needs: [{ maxQos: qos }],

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const publisher = await connect();
      let client = await connect(owner);
      await client.subscribe(topic('a'), { qos });
      await publisher.publish(topic('a'), 'finished', { qos });
      for (let time = 0; time < returns; time += 1) {
        await client.expect('publish', { payload: 'finished' });
        await client.disconnect();
        client = await connect(owner);
      }
      const { packetIdentifier = 0 } = await client.expect('publish', { payload: 'finished' });
      if (qos === 2) {
        await client.send({ type: 'pubrec', packetIdentifier });
        await client.expect('pubrel', { packetIdentifier });
      }
      await client.send({ type: qos === 1 ? 'puback' : 'pubcomp', packetIdentifier });
      await client.ping();

      await client.disconnect();
      const back = await connect(owner);

      await back.expectNo('publish', { after: publisher });
      await back.expectNo('pubrel');
    },
  }),
);
