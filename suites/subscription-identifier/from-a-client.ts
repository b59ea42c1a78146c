import { forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

/** Property bytes that hold an identifier. */
const cases = { one: [0x0b, 0x01], large: [0x0b, 0xff, 0xff, 0xff, 0x7f], two: [0x0b, 0x01, 0x0b, 0x02] } as const;

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[], qos: [0, 1, 2] }, ({ kind, qos }) =>
  scenario({
    id: `subscription-identifier/from-a-client/${kind}-at-qos-${qos}`,
    title: `A client's PUBLISH at QoS ${qos} with a Subscription Identifier (${kind}) ends the connection and reaches nobody`,
    statements: { '5.0': ['MQTT-3.3.4-6', 'MQTT-4.13.1-1'] },
    lesson: `Subscription Identifiers are put on messages by the server, for each receiver its own. A client that sends one would
      have others take it for theirs.`,
    needs: [{ maxQos: 2 }],

    async run(stage) {
      const { connect, topic } = stage;
      const [watcher, publisher, wrong] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos: 1 });
      const publish = (properties: Iterable<number>): Uint8Array => {
        const identifier = qos === 0 ? [] : twoByteInteger(9);
        return forge(0x30 | (qos << 1), utf8String(topic('a')), identifier, propertiesIn(stage, properties), [0x21]);
      };
      await publisher.sendBytes(publish([]));
      if (qos === 2) {
        await publisher.expect('pubrec', { packetIdentifier: 9 });
        await publisher.send({ type: 'pubrel', packetIdentifier: 9 });
      }
      await watcher.expect('publish', { payload: '!' });

      await wrong.sendBytes(publish(cases[kind]));

      await wrong.expectClosed({ on: "a Subscription Identifier in a client's PUBLISH", reasonCodes: [0x81, 0x82] });
      await watcher.expectNo('publish', { after: await connect() });
    },
  }),
);
