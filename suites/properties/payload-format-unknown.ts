import { forge, hex, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';

export default matrix({ value: [2, 255] }, ({ value }) =>
  scenario({
    id: `properties/payload-format-unknown/${value}`,
    title: `A Payload Format Indicator of ${value} is turned away`,
    statements: { '5.0': ['MQTT-3.3.2-4'] },
    needs: [{ maxQos: 1 }],
    lesson: `The standard knows the values 0 and 1 and says nothing of others. A careful server lets nobody send them, for it
      would have to pass them on unaltered.`,

    async run({ connect, topic, warn }) {
      const publisher = await connect(); // nobody subscribes: what would come to them could not be judged

      const head = [utf8String(topic('a')), twoByteInteger(7)] as const;
      await publisher.sendBytes(forge(0x32, ...head, hex('02 01'), [value], new TextEncoder().encode('hello')));

      const answer = await publisher.expectOneOf(['puback']);
      const isTaken = 'type' in answer && 'reasonCode' in answer && answer.reasonCode < 0x80;
      if (isTaken) warn('expected a value that has no meaning turned away, got it taken');
    },
  }),
);
