import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { filled, publishBytes } from './_sized.ts';

export default matrix({ qos: [1, 2], when: ['live', 'queued', 'redelivered'] }, ({ qos, when }) =>
  scenario({
    id: `packet-size/gone-for-good/${when}-at-qos-${qos}`,
    title: `A message at QoS ${qos} that was too large once (${when}) counts as delivered: it does not come on a later connection that could take it`,
    statements: { '5.0': ['MQTT-3.1.2-25', 'MQTT-3.1.2-24'] },
    lesson: `The server drops what a client cannot take and goes on as if it had been sent. It keeps no list of what might fit another
      time.`,
    needs: [{ maxQos: qos }],

    async run(stage) {
      const { connect, clientId, topic, fail } = stage;
      const large = { topic: topic('a'), payload: filled('large'), qos };
      const publisher = await connect();
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const small = { ...owner, properties: { maximumPacketSize: publishBytes(stage, large) - 100 } };
      let client = await connect({ ...(when === 'redelivered' ? owner : small), acks: 'manual' });
      await client.subscribe(topic('a'), { qos });
      if (when === 'queued') await client.disconnect();
      await publisher.publish(topic('a'), large.payload, { qos });
      if (when === 'redelivered') await client.expect('publish', { payload: large.payload });
      if (when !== 'live') {
        if (when === 'redelivered') await client.cut();
        client = await connect(small);
      }
      if ((await arrivals(client, publisher)).length > 0) fail('nothing that is too large', 'the message');
      await publisher.publish(topic('a'), 'small', { qos });
      await client.expect('publish', { payload: 'small' });
      await client.ping();
      await client.disconnect();

      const back = await connect(owner);

      const came = (await arrivals(back, publisher)).map(({ payload }) => new TextDecoder().decode(payload));
      if (came.some((text) => text === large.payload)) fail('the message to be gone', 'it came');
    },
  }),
);
