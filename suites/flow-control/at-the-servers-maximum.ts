import { matrix, scenario } from '../../harness/scenario.ts';
import { begin, release } from './_beginning.ts';

export default matrix({ next: ['released', 'qos-0', 'resent-after-return'] }, ({ next }) =>
  scenario({
    id: `flow-control/at-the-servers-maximum/${next}`,
    title: `A client may have as many messages under way as the server's Receive Maximum says: ${next.replaceAll('-', ' ')}`,
    statements: { '5.0': ['MQTT-4.3.3-8', 'MQTT-4.3.3-11', 'MQTT-3.3.4-1'] },
    lesson: `CONNACK tells how many messages at QoS 1 and 2 the server takes at once. That many are in order; each PUBCOMP makes room
      for one more, QoS 0 needs none, and a new connection starts with the whole quota.`,
    needs: ['receive-maximum', { maxQos: 2 }],

    async run({ connect, clientId, topic, offer }) {
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const watcher = await connect();
      await watcher.subscribe(topic('b'), { qos: 1 });
      let client = await connect(owner);
      const { receiveMaximum } = offer;

      const identifiers = await begin(client, topic('a'), receiveMaximum);

      if (next === 'qos-0') {
        for (let at = 0; at < 3; at += 1) await client.publish(topic('b'), `${at}`, { qos: 0 });
        await watcher.expectPublishes(['0', '1', '2'].map((payload) => ({ payload })));
      }
      if (next === 'resent-after-return') {
        await client.cut();
        client = await connect(owner);
        for (const packetIdentifier of identifiers) {
          const again = { topic: topic('a'), payload: `${packetIdentifier}`, packetIdentifier, dup: true } as const;
          await client.send({ type: 'publish', qos: 2, ...again });
        }
        for (const _ of identifiers) await client.expect('pubrec');
      }
      await release(client, identifiers);
      await release(client, await begin(client, topic('a'), receiveMaximum));
      await client.expectOpen();
    },
  }),
);
