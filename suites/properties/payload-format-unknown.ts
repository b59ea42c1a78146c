import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ value: [2, 255] }, ({ value }) =>
  scenario({
    id: `properties/payload-format-unknown/${value}`,
    title: `A Payload Format Indicator of ${value} is turned away, or passed on as it is`,
    statements: { '5.0': ['MQTT-3.3.2-4'] },
    needs: [{ maxQos: 1 }],
    lesson: `The standard knows the values 0 and 1 and says nothing of others. A careful server lets nobody send them; one that
      does not look at it must at least not alter it.`,

    async run({ connect, topic, warn, fail, encode }) {
      const [watcher, publisher] = [await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos: 1 });
      const usual = { type: 'publish', topic: topic('a'), payload: 'hello', qos: 1, packetIdentifier: 7 } as const;
      const bytes = encode({ ...usual, properties: { payloadFormatIndicator: 1 } });

      // The value is the byte behind the property's identifier, which is right before the payload.
      await publisher.sendBytes(bytes.map((each, at) => (at === bytes.length - 'hello'.length - 1 ? value : each)));

      const answer = await publisher.expectOneOf(['puback']);
      const isTaken = 'type' in answer && 'reasonCode' in answer && answer.reasonCode < 0x80;
      if (!isTaken) return;
      warn('expected a value that has no meaning turned away, got it taken');
      const came = await watcher.expectOneOf(['publish']);
      const passedOn = 'type' in came && came.type === 'publish' ? came.properties?.payloadFormatIndicator : value;
      if (passedOn !== value) fail(`Payload Format Indicator ${value}`, `${passedOn}`);
    },
  }),
);
