import { byte, forge, hex, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

const responseTopic = (text: string): Uint8Array => Uint8Array.of(...byte(0x08), ...utf8String(text));
const wildcard = ['MQTT-3.3.2-14', 'MQTT-4.13.1-1'] as const;
const cut = ['v5.0-2.2.2.2-u1', 'MQTT-4.13.1-1'] as const;

/** By name: the property as bytes. */
const cases = {
  'response-topic-with-plus': { title: 'a + in its Response Topic', breaks: wildcard, bytes: responseTopic('a/+/b') },
  'response-topic-with-hash': { title: 'a # in its Response Topic', breaks: wildcard, bytes: responseTopic('a/#') },
  'response-topic-plus-in-level': {
    title: 'a + within a level of its Response Topic',
    breaks: wildcard,
    bytes: responseTopic('a+'),
  },
  'content-type-cut': {
    title: 'a Content Type that ends behind its properties',
    breaks: cut,
    bytes: hex('03 00 05 61'),
  },
  'message-expiry-cut': { title: 'a Message Expiry Interval of three bytes', breaks: cut, bytes: hex('02 00 00 3c') },
  'user-property-cut': {
    title: 'a User Property without a value',
    breaks: ['v5.0-1.5.7-u1', ...cut],
    bytes: hex('26 00 01 61'),
  },
} as const;

export default matrix({ which: Object.entries(cases) }, ({ which: [name, { title, breaks, bytes }] }) =>
  scenario({
    id: `properties/illegal-value/${name}`,
    title: `A PUBLISH with ${title} ends the connection and reaches nobody`,
    statements: { '5.0': breaks },
    needs: [{ maxQos: 1 }],
    lesson: `A response is to be published to the Response Topic as it stands, so that is a Topic Name: without wildcards. And
      each property has a type: one that ends too early can not be read.`,

    async run(stage) {
      const { connect, topic } = stage;
      const [watcher, publisher, wrong] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos: 1 });
      const publish = (properties: Uint8Array) =>
        forge(0x32, utf8String(topic('a')), twoByteInteger(7), propertiesIn(stage, properties), [0x21]);
      await wrong.sendBytes(publish(responseTopic('a'))); // the control
      await watcher.expect('publish', { payload: '!', properties: { responseTopic: 'a' } });
      await wrong.expect('puback', { packetIdentifier: 7 });

      await wrong.sendBytes(publish(bytes));

      await wrong.expectClosed({ on: title });
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
