import { type Client, matrix, scenario } from '../../harness/scenario.ts';
import { leaving, waysToLeave } from './_leaving.ts';
import { identifierOf } from './_messages.ts';
import { receive } from './_receiver.ts';

const returns = 3;

/** How far the exchange gets at first, and what is sent again until the client goes on. */
const steps = {
  'before-puback': { qos: 1, owed: 'PUBACK', again: 'PUBLISH', kept: ['MQTT-4.3.2-3', 'MQTT-3.3.1-1'] },
  'before-pubrec': { qos: 2, owed: 'PUBREC', again: 'PUBLISH', kept: ['MQTT-4.3.3-3', 'MQTT-3.3.1-1'] },
  'before-pubcomp': { qos: 2, owed: 'PUBCOMP', again: 'PUBREL', kept: ['MQTT-4.3.3-5', 'MQTT-4.3.3-6'] },
} as const;

async function finish(client: Client, packetIdentifier: number, step: keyof typeof steps): Promise<void> {
  if (step === 'before-pubrec') await receive(client, packetIdentifier);
  await client.send({ type: step === 'before-puback' ? 'puback' : 'pubcomp', packetIdentifier });
  await client.ping();
}

export default matrix({ step: Object.keys(steps) as (keyof typeof steps)[], way: waysToLeave }, ({ step, way }) => {
  const { qos, owed, again } = steps[step];

  return scenario({
    id: `qos/subscriber-resumes/${step}/${way}`,
    title: `A subscriber that owes ${owed} and returns (${way}) is sent ${again} each time, until it has answered`,
    statements: {
      '3.1.1': [
        'MQTT-4.4.0-1',
        qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1',
        ...(again === 'PUBLISH' ? (['MQTT-3.3.1-1'] as const) : []),
      ],
      '5.0': ['MQTT-4.4.0-1', ...steps[step].kept],
    },
    lesson: `What is not acknowledged is sent again when its client returns, with the identifier that it had: a PUBLISH with DUP,
      or, once PUBREC has come, only PUBREL. It stops with the last acknowledgement.`,
    needs: [{ maxQos: qos }],

    async run({ connect, clientId, topic, fail }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const publisher = await connect();
      let client = await connect(owner);
      await client.subscribe(topic('a'), { qos });
      await publisher.publish(topic('a'), 'once', { qos });
      const first = await client.expect('publish', { topic: topic('a'), payload: 'once', qos, dup: false });
      const packetIdentifier = identifierOf(first);
      if (again === 'PUBREL') await receive(client, packetIdentifier);

      for (let time = 0; time < returns; time += 1) {
        await leaving[way](client);
        client = await connect(owner);
        if (again === 'PUBREL') await client.expect('pubrel', { packetIdentifier });
        else {
          const { dup } = await client.expect('publish', { topic: topic('a'), payload: 'once', qos, packetIdentifier });
          if (!dup)
            fail('DUP 1 on what is sent again', 'DUP 0', { '3.1.1': ['MQTT-3.3.1-1'], '5.0': ['MQTT-3.3.1-1'] });
        }
      }
      await finish(client, packetIdentifier, step);
      await leaving[way](client);
      client = await connect(owner);

      await client.expectNo('publish', { after: publisher });
      await client.expectNo('pubrel');
    },
  });
});
