import { matrix, scenario } from '../../harness/scenario.ts';
import { acknowledge } from './_receiver.ts';

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `qos/each-receiver-acknowledges/qos-${qos}`,
    title: `One subscriber's acknowledgement at QoS ${qos} does not count for another`,
    statements: {
      '3.1.1': [qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1', 'MQTT-4.4.0-1'],
      '5.0': [qos === 1 ? 'MQTT-4.3.2-3' : 'MQTT-4.3.3-3', 'MQTT-4.4.0-1'],
    },
    lesson: `Each receiver is treated on its own. The same message, even under the same identifier, is finished with one
      subscriber and still owed to another.`,
    needs: [{ maxQos: qos }],

    async run({ connect, clientId, topic }) {
      const owner = (name: string) => ({ clientId: clientId(name), cleanSession: false, acks: 'manual' }) as const;
      const publisher = await connect();
      const [prompt, tardy] = [await connect(owner('prompt')), await connect(owner('tardy'))];
      for (const client of [prompt, tardy]) await client.subscribe(topic('a'), { qos });
      await publisher.publish(topic('a'), 'for both', { qos });

      const { packetIdentifier } = await tardy.expect('publish', { payload: 'for both', qos });
      await acknowledge(prompt, await prompt.expect('publish', { payload: 'for both', qos }));
      for (const client of [prompt, tardy]) await client.disconnect();
      const [promptBack, tardyBack] = [await connect(owner('prompt')), await connect(owner('tardy'))];

      const again = await tardyBack.expect('publish', { payload: 'for both', qos, packetIdentifier });
      await acknowledge(tardyBack, again);
      for (const client of [promptBack, tardyBack]) {
        await client.expectNo('publish', { after: publisher });
        await client.expectNo('pubrel');
      }
    },
  }),
);
