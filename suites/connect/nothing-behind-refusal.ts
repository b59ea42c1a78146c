import { matrix, scenario } from '../../harness/scenario.ts';
import { refusals, whereRefused } from './_refusals.ts';

export default matrix({ refusal: refusals }, ({ refusal }) =>
  scenario({
    id: `connect/nothing-behind-refusal/${refusal.name}`,
    title: `Nothing is processed that follows a CONNECT that ${refusal.called}`,
    statements: whereRefused(refusal, { '3.1.1': ['MQTT-3.1.4-5'], '5.0': ['MQTT-3.1.4-6'] }),
    lesson: `Packets may follow CONNECT at once, but they are the client's only if the server lets it in. Else a stranger could
      publish by not waiting to be turned away.`,
    needs: [{ maxQos: 1 }],

    async run(stage) {
      const { connect, open, encode, clientId, topic, fail } = stage;
      const topics = ['a', 'b', 'c'].map(topic);
      const watcher = await connect();
      await watcher.subscribe(topics, { qos: 1 });
      const publisher = await connect();
      const client = await open();

      await client.sendBytes(
        refusal.bytes(stage, clientId('a')),
        encode({ type: 'publish', topic: topic('a'), payload: 'first', qos: 0 }),
        encode({ type: 'publish', topic: topic('b'), payload: 'second', qos: 1, packetIdentifier: 1 }),
        encode({ type: 'publish', topic: topic('c'), payload: 'third', retain: true }),
        encode({ type: 'subscribe', packetIdentifier: 2, subscriptions: [{ topicFilter: topic('a'), qos: 0 }] }),
        encode({ type: 'pingreq' }),
      );

      const answer = await client.expectOneOf(['connack']);
      if ('reasonCode' in answer && answer.reasonCode === 0) {
        fail('the CONNECT not to be accepted', 'CONNACK with return code 0', refusal.statements);
      }
      await client.expectClosed({ statements: { '3.1.1': ['MQTT-3.2.2-5'], '5.0': ['MQTT-3.2.2-7'] } });
      for (const answer of ['puback', 'suback', 'pingresp'] as const) await client.expectNo(answer);
      await watcher.expectNo('publish', { after: publisher });
      const late = await connect();
      await late.subscribe(topics);
      await late.expectNo('publish', { after: publisher });
    },
  }),
);
