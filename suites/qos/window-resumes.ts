import { matrix, scenario } from '../../harness/scenario.ts';
import { identifierOf, numbered, takeUnacknowledged, textOf } from './_messages.ts';
import { acknowledge } from './_receiver.ts';

const messages = 30;
const published = 12;
const acknowledged = 3;

export default matrix({ qos: [1, 2], returns: [1, 3] }, ({ qos, returns }) =>
  scenario({
    id: `qos/window-resumes/qos-${qos}-after-${returns}`,
    title: `A subscriber that returned ${returns === 1 ? 'once' : `${returns} times`} with many messages at QoS ${qos} under way gets these again, then those that waited, in order`,
    statements: {
      '3.1.1': ['MQTT-4.4.0-1', 'MQTT-4.6.0-6', 'MQTT-3.3.1-1', 'MQTT-3.1.2-5'],
      '5.0': ['MQTT-4.4.0-1', 'MQTT-4.6.0-5', 'MQTT-3.3.1-1', 'MQTT-4.5.0-1'],
    },
    lesson: `What was sent before goes out again first and in its first order, with DUP and its identifiers; what waited follows.
      So the order of a topic survives the break.`,
    needs: [{ maxQos: qos }],

    async run(stage) {
      const { connect, clientId, topic, fail } = stage;
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const publisher = await connect();
      let client = await connect(owner);
      await client.subscribe(topic('a'), { qos });
      const all = numbered(messages);
      for (const payload of all.slice(0, published)) await publisher.publish(topic('a'), payload, { qos });
      for (const payload of all.slice(0, acknowledged))
        await acknowledge(client, await client.expect('publish', { payload }));
      const sent = new Map(
        (await takeUnacknowledged(stage, client, published - acknowledged)).map((one) => [textOf(one), one]),
      );
      await client.disconnect();
      for (const payload of all.slice(published)) await publisher.publish(topic('a'), payload, { qos });

      for (let time = 1; time < returns; time += 1) {
        client = await connect(owner);
        for (const next of await takeUnacknowledged(stage, client, sent.size)) sent.set(textOf(next), next);
        await client.disconnect();
      }
      client = await connect(owner);

      for (const payload of all.slice(acknowledged)) {
        const next = await client.expect('publish', { payload, qos });
        const before = sent.get(payload);
        if (before !== undefined && identifierOf(before) !== identifierOf(next))
          fail(`message ${payload} again under ${identifierOf(before)}`, `it under ${identifierOf(next)}`);
        if (before !== undefined && !next.dup)
          fail(`message ${payload} with DUP`, 'it without', { '3.1.1': ['MQTT-3.3.1-1'], '5.0': ['MQTT-3.3.1-1'] });
        await acknowledge(client, next);
      }
      await client.expectNo('publish', { after: publisher });
    },
  }),
);
