import { type Client, matrix, type Stage, scenario } from '../../harness/scenario.ts';
import { identifierOf, numbered, takeUnacknowledged, textOf } from './_messages.ts';
import { acknowledge, receive } from './_receiver.ts';

const messages = 6;

/** In 5.0 the rule about the order of PUBRELs is for clients alone: all must come, and their order is recorded. */
async function eachReleased({ observe, fail }: Stage, client: Client, identifiers: readonly number[]): Promise<void> {
  const released: number[] = [];
  for (const _ of identifiers) released.push((await client.expect('pubrel')).packetIdentifier);
  const missing = identifiers.filter((identifier) => !released.includes(identifier));
  if (missing.length > 0) fail(`a PUBREL for each of ${identifiers.join(', ')}`, `PUBRELs for ${released.join(', ')}`);
  observe('orderOfPubrels', released.join() === identifiers.join() ? 'kept' : 'changed');
}

export default matrix({ when: ['live', 'after-return'] }, ({ when }) =>
  scenario({
    id: `qos/pubrels-in-order/${when}`,
    title: `PUBRELs come in the order of the PUBRECs${when === 'live' ? '' : ', also when they are sent again'}`,
    statements: {
      '3.1.1': ['MQTT-4.6.0-6', 'MQTT-4.3.3-1', ...(when === 'live' ? [] : (['MQTT-4.4.0-1'] as const))],
      '5.0': when === 'live' ? ['MQTT-4.3.3-4'] : ['MQTT-4.3.3-5', 'MQTT-4.4.0-1'],
    },
    lesson: `A receiver may hand a message on only when PUBREL comes, so the order of PUBRELs is the order of messages. In 3.1.1
      the rule for clients holds for the server as a sender too; 5.0 asks only that each message is released.`,
    needs: [{ maxQos: 2 }],

    async run(stage) {
      const { connect, clientId, topic, encode, version } = stage;
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const publisher = await connect();
      let client = await connect(owner);
      await client.subscribe(topic('a'), { qos: 2 });
      for (const payload of numbered(messages)) await publisher.publish(topic('a'), payload, { qos: 2 });
      const open = await takeUnacknowledged(stage, client, messages);
      const identifiers = open.map(identifierOf);

      if (when === 'live') {
        await client.sendBytes(...identifiers.map((packetIdentifier) => encode({ type: 'pubrec', packetIdentifier })));
      } else {
        for (const packetIdentifier of identifiers) await receive(client, packetIdentifier);
        await client.disconnect();
        client = await connect(owner);
      }
      if (version === '5.0') await eachReleased(stage, client, identifiers);
      else for (const packetIdentifier of identifiers) await client.expect('pubrel', { packetIdentifier });

      for (const packetIdentifier of identifiers) await client.send({ type: 'pubcomp', packetIdentifier });
      const left = numbered(messages).filter((text) => !open.some((publish) => textOf(publish) === text));
      for (const payload of left) await acknowledge(client, await client.expect('publish', { payload }));
      await client.expectNo('publish', { after: publisher });
    },
  }),
);
