import { scenario } from '../../harness/scenario.ts';
import { identifierOf } from './_messages.ts';
import { receive } from './_receiver.ts';
import { begin, release } from './_sender.ts';

export default scenario({
  id: 'qos/identifiers-of-each-direction',
  title:
    'A client publishes at QoS 2 under the identifier of a message that it is receiving: two exchanges, both completed',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-4.3.3-1', 'MQTT-4.3.3-2'],
    '5.0': ['MQTT-4.3.3-4', 'MQTT-4.3.3-5', 'MQTT-4.3.3-10', 'MQTT-4.3.3-11'],
  },
  lesson: `Client and server number their messages independently. The same number may be under way in both directions at once,
    and PUBREC, PUBREL and PUBCOMP mean the one or the other by who sends them.`,
  needs: [{ maxQos: 2 }, { receiveMaximum: 2 }],

  async run({ connect, topic, clientId }) {
    const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
    const [client, peer] = [await connect(owner), await connect()];
    await client.subscribe(topic('in'), { qos: 2 });
    await peer.subscribe(topic('out'), { qos: 2 });
    await peer.publish(topic('in'), 'inbound', { qos: 2 });
    const packetIdentifier = identifierOf(await client.expect('publish', { payload: 'inbound', qos: 2 }));

    await begin(client, { topic: topic('out'), payload: 'outbound', packetIdentifier });
    await receive(client, packetIdentifier);
    await begin(client, { topic: topic('out'), payload: 'outbound', packetIdentifier, dup: true });
    await client.send({ type: 'pubcomp', packetIdentifier });
    await release(client, packetIdentifier);

    await peer.expect('publish', { payload: 'outbound', qos: 2 });
    await peer.expectNo('publish', { after: await connect() });
    await client.disconnect();
    const back = await connect(owner);
    await back.expectNo('publish', { after: peer });
    await back.expectNo('pubrel');
  },
});
