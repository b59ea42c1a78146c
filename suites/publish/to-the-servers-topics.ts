import { matrix, scenario } from '../../harness/scenario.ts';

const answers = { 1: 'puback', 2: 'pubrec' } as const;

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `publish/to-the-servers-topics/at-qos-${qos}`,
    title: `A PUBLISH to a topic below $SYS at QoS ${qos} is answered, or its connection is closed`,
    statements: { '3.1.1': ['MQTT-3.3.5-2'], '5.0': ['MQTT-3.3.4-1'] },
    needs: [{ maxQos: qos }],
    lesson: `MQTT 3.1.1 has no way to tell a publisher that it may not publish there. A server that will not have a message either
      acknowledges it like any other and drops it, or closes the connection. In 5.0 the answer can say that it is refused.`,

    async run({ connect, tag, topic, observe, fail }) {
      const [daring, other, watcher] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos: 1 });

      await daring.send({ type: 'publish', topic: `$SYS/${tag}`, payload: 'mine', qos, packetIdentifier: 5 });
      const answer = await daring.expectOneOf(['puback', 'pubrec']);
      if ('type' in answer && (answer.type !== answers[qos] || answer.packetIdentifier !== 5)) {
        fail(`${answers[qos].toUpperCase()} 5, or the connection closed`, answer.type.toUpperCase());
      }

      const code = 'reasonCode' in answer ? (answer.reasonCode ?? 0) : 0;
      const reaction = code < 0x80 ? 'acknowledged' : `refused with 0x${code.toString(16)}`;
      observe('publishToSys', 'type' in answer ? reaction : 'closed');
      await other.publish(topic('a'), 'unharmed', { qos: 1 });
      await watcher.expect('publish', { payload: 'unharmed' });
    },
  }),
);
