import { hex, matrix, scenario } from '../../harness/scenario.ts';
import { expectUnaltered } from '../_application-properties.ts';

/** By name; a server may look at the payload, and need not (3.3.2.3.2). */
const payloads = {
  text: new TextEncoder().encode('ein Text: \u{1f600}'),
  empty: new Uint8Array(0),
  'not-utf-8': hex('61 c3 28'),
  'null-byte': hex('61 00 62'),
} as const;

export default matrix({ payload: Object.entries(payloads), qos: [1, 2] }, ({ payload: [name, payload], qos }) =>
  scenario({
    id: `properties/payload-format/${name}-at-qos-${qos}`,
    title: `A message said to be text, of which the payload is ${name.replaceAll('-', ' ')}, is ${name === 'not-utf-8' ? 'refused, or ' : ''}passed on as it is (QoS ${qos})`,
    statements: { '5.0': ['MQTT-3.3.2-4', 'MQTT-3.3.4-1'] },
    needs: [{ maxQos: qos }],
    lesson: `Payload Format Indicator 1 says that the payload is UTF-8. A server may check that, and answer with 0x99; if it
      does not it passes on what it got, for the receiver to judge.`,

    async run(stage) {
      const { connect, topic, observe, fail } = stage;
      const [watcher, publisher, other] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos });
      const properties = { payloadFormatIndicator: 1 };

      const packetIdentifier = publisher.freshIdentifier();
      await publisher.send({ type: 'publish', topic: topic('a'), payload, qos, packetIdentifier, properties });
      const answer = await publisher.expectOneOf([qos === 1 ? 'puback' : 'pubrec']);

      const code = 'type' in answer && 'reasonCode' in answer ? answer.reasonCode : null;
      const isTaken = code !== null && code < 0x80;
      if (name === 'not-utf-8') observe('taken', isTaken);
      else if (!isTaken) fail('the message taken', code === null ? 'the connection closed' : `0x${code.toString(16)}`);
      if (isTaken && qos === 2) await publisher.send({ type: 'pubrel', packetIdentifier });
      if (isTaken) expectUnaltered(stage, await watcher.expect('publish', { topic: topic('a'), payload }), properties);
      await watcher.expectNo('publish', { after: other });
    },
  }),
);
