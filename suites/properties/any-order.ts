import { binaryData, byte, forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { examples, expectUnaltered, statementsOf } from '../_application-properties.ts';
import { propertiesIn } from '../_properties.ts';

const all = examples['all-together'];
const userProperty = (at: 0 | 1 | 2): readonly number[] => [
  0x26,
  ...all.userProperty.slice(at, at + 1).flatMap((pair) => pair.flatMap((text) => [...utf8String(text)])),
];
const payloadFormat = [0x01, ...byte(all.payloadFormatIndicator)];
const contentType = [0x03, ...utf8String(all.contentType)];
const responseTopic = [0x08, ...utf8String(all.responseTopic)];
const correlationData = [0x09, ...binaryData(all.correlationData)];
const [first, second, third] = [userProperty(0), userProperty(1), userProperty(2)];

/** The same properties; among User Properties alone the order means something. */
const orders = {
  'by-identifier': [payloadFormat, contentType, responseTopic, correlationData, first, second, third],
  backwards: [first, second, third, correlationData, responseTopic, contentType, payloadFormat],
  'user-properties-between': [first, responseTopic, payloadFormat, second, contentType, correlationData, third],
} as const;

export default matrix({ order: Object.entries(orders) }, ({ order: [name, properties] }) =>
  scenario({
    id: `properties/any-order/${name}`,
    title: `Properties of PUBLISH may come in any order: ${name.replaceAll('-', ' ')}`,
    statements: { '5.0': statementsOf(all) },
    needs: [{ maxQos: 1 }],
    lesson: `In which order different properties stand means nothing. User Properties alone have an order, also with others
      between them.`,

    async run(stage) {
      const { connect, topic } = stage;
      const [watcher, publisher] = [await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos: 1 });

      const head = [utf8String(topic('a')), twoByteInteger(1), propertiesIn(stage, properties.flat())];
      await publisher.sendBytes(forge(0x32, ...head, new TextEncoder().encode('hello')));
      await publisher.expect('puback', { packetIdentifier: 1 });

      expectUnaltered(stage, await watcher.expect('publish', { payload: 'hello' }), all);
    },
  }),
);
