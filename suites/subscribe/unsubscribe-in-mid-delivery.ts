import { matrix, type Stage, scenario } from '../../harness/scenario.ts';

/** At which point of a delivery the client unsubscribes, and what must still come. */
const points: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  'qos-1-before-puback': async (stage) => {
    const { client, packetIdentifier, publisher } = await inFlight(stage, 1);
    await client.unsubscribe(stage.topic('a'));
    await client.send({ type: 'puback', packetIdentifier });
    await client.expectNo('publish', { after: publisher });
    await client.cut();
    const back = await stage.connect({ clientId: stage.clientId('a'), cleanSession: false });
    await back.expectNo('publish', { after: publisher }); // it was acknowledged, and is over
  },
  'qos-1-then-cut': async (stage) => {
    const { client, packetIdentifier } = await inFlight(stage, 1);
    await client.unsubscribe(stage.topic('a'));
    await client.cut();
    const back = await stage.connect({ clientId: stage.clientId('a'), cleanSession: false });
    await back.expect('publish', { payload: 'under way', packetIdentifier, qos: 1 });
  },
  'qos-2-before-pubrec': async (stage) => {
    const { client, packetIdentifier } = await inFlight(stage, 2);
    await client.unsubscribe(stage.topic('a'));
    await client.send({ type: 'pubrec', packetIdentifier });
    await client.expect('pubrel', { packetIdentifier });
    await client.send({ type: 'pubcomp', packetIdentifier });
  },
  'qos-2-before-pubrec-then-cut': async (stage) => {
    const { client, packetIdentifier } = await inFlight(stage, 2);
    await client.unsubscribe(stage.topic('a'));
    await client.cut();
    const back = await stage.connect({ clientId: stage.clientId('a'), cleanSession: false });
    await back.expect('publish', { payload: 'under way', packetIdentifier, qos: 2 });
  },
  'qos-2-before-pubcomp-then-cut': async (stage) => {
    const { client, packetIdentifier } = await inFlight(stage, 2);
    await client.send({ type: 'pubrec', packetIdentifier });
    await client.expect('pubrel', { packetIdentifier });
    await client.unsubscribe(stage.topic('a'));
    await client.cut();
    const back = await stage.connect({ clientId: stage.clientId('a'), cleanSession: false, acks: 'manual' });
    await back.expect('pubrel', { packetIdentifier });
  },
};

/** A client that has been sent a message and has not acknowledged it. */
async function inFlight({ connect, topic, clientId }: Stage, qos: 1 | 2) {
  const client = await connect({ clientId: clientId('a'), cleanSession: false, acks: 'manual' });
  const publisher = await connect();
  await client.subscribe(topic('a'), { qos });
  await publisher.publish(topic('a'), 'under way', { qos });
  const { packetIdentifier = 0 } = await client.expect('publish', { payload: 'under way', qos });
  return { client, packetIdentifier, publisher };
}

export default matrix({ point: Object.keys(points) }, ({ point }) =>
  scenario({
    id: `subscribe/unsubscribe-in-mid-delivery/${point}`,
    title: `Unsubscribing ${point.replace('qos-', 'at QoS ').replaceAll('-', ' ')} lets the delivery under way come to its end`,
    statements: { '3.1.1': ['MQTT-3.10.4-3'], '5.0': ['MQTT-3.10.4-3'] },
    needs: [{ maxQos: point.startsWith('qos-2') ? 2 : 1 }],
    lesson: `A delivery that has begun is completed, whatever becomes of the subscription meanwhile: the promise of QoS 1 and 2
      is about the message.`,

    run: async (stage) => points[point]?.(stage),
  }),
);
