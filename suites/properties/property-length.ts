import { forge, hex, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';

/** By name: what stands where the Property Length should, up to the end of the packet. */
const cases = {
  absent: { title: 'no Property Length', bytes: '', statements: ['MQTT-2.2.2-1', 'MQTT-4.13.1-1'] },
  'beyond-the-packet': {
    title: 'a Property Length that ends behind the packet',
    bytes: '05 01 01',
    statements: ['MQTT-4.13.1-1'],
  },
  'of-five-bytes': {
    title: 'a Property Length of five bytes',
    bytes: '80 80 80 80 00',
    statements: ['MQTT-4.13.1-1'],
  },
  unfinished: { title: 'a Property Length without its last byte', bytes: '80', statements: ['MQTT-4.13.1-1'] },
  'within-a-property': {
    title: 'a Property Length that ends within a property',
    bytes: '02 02 00 00 00 3c 21',
    statements: ['MQTT-4.13.1-1'],
  },
} as const;

export default matrix({ which: Object.entries(cases) }, ({ which: [name, { title, bytes, statements }] }) =>
  scenario({
    id: `properties/property-length/${name}`,
    title: `A PUBLISH with ${title} ends the connection and reaches nobody`,
    statements: { '5.0': statements },
    needs: [{ maxQos: 1 }],
    lesson: `In 5.0 the properties begin with their length in bytes, which is 0 if there are none. It tells where the payload
      begins: if it is wrong all the rest is.`,

    async run({ connect, topic }) {
      const [watcher, publisher, wrong] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos: 1 });
      const publish = (rest: string) => forge(0x32, utf8String(topic('a')), twoByteInteger(7), hex(rest));
      await wrong.sendBytes(publish('02 01 01 21')); // the control
      await watcher.expect('publish', { payload: '!' });
      await wrong.expect('puback', { packetIdentifier: 7 });

      await wrong.sendBytes(publish(bytes));

      await wrong.expectClosed({ on: title });
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
