import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ cleanSession: [false, true] }, ({ cleanSession }) =>
  scenario({
    id: `connect/second-connect-discards-nothing/${cleanSession ? 'clean' : 'kept'}`,
    title: `A second CONNECT with Clean Session ${cleanSession ? 1 : 0} ends the connection and leaves its session as it was`,
    statements: { '3.1.1': ['MQTT-3.1.2-4', 'MQTT-4.1.0-1'], '5.0': ['MQTT-3.1.2-23'] },
    lesson: `A second CONNECT is an error and is not carried out. The session that the first one opened is kept, as after any
      other error.`,
    needs: [{ maxQos: 1 }],

    async run({ version, connect, clientId, topic, encode }) {
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const publisher = await connect();
      const client = await connect(owner);
      await client.subscribe(topic('a'), { qos: 1 });

      // In 5.0 it asks for the session to be kept, too: nothing that it says ends it.
      const properties = version === '5.0' ? { sessionExpiryInterval: 3600 } : undefined;
      await client.sendBytes(
        encode({ type: 'connect', clientId: owner.clientId, cleanStart: cleanSession, properties }),
      );
      await client.expectClosed({ statements: { '3.1.1': ['MQTT-3.1.0-2'], '5.0': ['MQTT-3.1.0-2'] } });
      await publisher.publish(topic('a'), 'stored', { qos: 1 });
      const back = await connect(owner);

      await back.expect('publish', { topic: topic('a'), payload: 'stored' });
    },
  }),
);
