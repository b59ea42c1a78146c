import { matrix, scenario } from '../../harness/scenario.ts';
import { identifierOf, numbered, takeUnacknowledged, textOf } from './_messages.ts';
import { acknowledge, receive } from './_receiver.ts';

const messages = 6;

export default matrix({ when: ['live', 'after-return'] }, ({ when }) =>
  scenario({
    id: `qos/pubrels-in-order/${when}`,
    title: `PUBRELs come in the order of the PUBRECs${when === 'live' ? '' : ', also when they are sent again'}`,
    statements: { '3.1.1': ['MQTT-4.6.0-6', 'MQTT-4.3.3-1', ...(when === 'live' ? [] : (['MQTT-4.4.0-1'] as const))] },
    lesson: `A receiver may hand a message on only when PUBREL comes, so the order of PUBRELs is the order of messages. The rule
      for clients holds for the server as a sender too.`,
    needs: [{ maxQos: 2 }],

    async run(stage) {
      const { connect, clientId, topic, encode } = stage;
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
      for (const packetIdentifier of identifiers) await client.expect('pubrel', { packetIdentifier });

      for (const packetIdentifier of identifiers) await client.send({ type: 'pubcomp', packetIdentifier });
      const left = numbered(messages).filter((text) => !open.some((publish) => textOf(publish) === text));
      for (const payload of left) await acknowledge(client, await client.expect('publish', { payload }));
      await client.expectNo('publish', { after: publisher });
    },
  }),
);
