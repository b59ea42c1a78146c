import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ cleanSession: [true, false] }, ({ cleanSession }) =>
  scenario({
    id: `session/lasts-while-connected/${cleanSession ? 'clean' : 'kept'}`,
    title: `With Clean Session ${cleanSession ? 1 : 0} a session lasts as long as its connection, whoever comes and goes`,
    statements: { '3.1': [], '3.1.1': ['MQTT-4.1.0-2'], '5.0': ['MQTT-4.1.0-1'] },
    lesson: `Clean Session 1 makes a session short, not fragile: as long as the connection stands, its subscriptions stand.`,
    needs: [{ maxQos: 1 }],

    async run({ connect, topic, clientId }) {
      const client = await connect({ clientId: clientId('owner'), cleanSession });
      await client.subscribe(topic('a'), { qos: 1 });

      for (let time = 0; time < 4; time += 1) {
        const passer = await connect({ clientId: clientId('passer'), cleanSession: time % 2 === 0 });
        await passer.subscribe(topic('a'), { qos: 1 });
        await passer.publish(topic('a'), `${time}`, { qos: 1 });
        await passer.disconnect();
        await client.expect('publish', { payload: `${time}` });
        await client.ping();
      }
    },
  }),
);
