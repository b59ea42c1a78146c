import { matrix, scenario } from '../../harness/scenario.ts';

const count = 40;

export default matrix({ qos: [0, 1] }, ({ qos }) =>
  scenario({
    id: `publish/many-in-one-segment/at-qos-${qos}`,
    title: `Up to ${count} PUBLISH packets at QoS ${qos} in one piece, amid other packets, are all taken, in order`,
    statements: {
      '3.1.1': ['MQTT-4.5.0-1', 'MQTT-4.6.0-5', 'MQTT-3.3.4-1'],
      '5.0': ['MQTT-4.5.0-1', 'MQTT-4.6.0-6', 'MQTT-3.3.4-1'],
    },
    lesson: `TCP is a stream: how many packets come in one read, and where they are cut, is chance. A broker reads them off one by
      one.`,
    needs: qos === 0 ? [] : [{ maxQos: qos }],

    async run({ connect, topic, encode }) {
      const [watcher, publisher] = [await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos });
      const most = qos === 0 ? count : Math.min(count, publisher.connack.properties?.receiveMaximum ?? count);
      const numbers = Array.from({ length: most }, (_, at) => at + 1);

      const packets = numbers.flatMap((at) => [
        encode({
          type: 'publish',
          topic: topic('a'),
          payload: `${at}`,
          qos,
          ...(qos === 0 ? {} : { packetIdentifier: at }),
        }),
        ...(at % 10 === 0 ? [encode({ type: 'pingreq' })] : []),
      ]);
      await publisher.sendBytes(...packets);

      await watcher.expectPublishes(numbers.map((at) => ({ topic: topic('a'), payload: `${at}` })));
      const answered = new Set<number>();
      while (qos === 1 && answered.size < most) answered.add((await publisher.expect('puback')).packetIdentifier);
      for (let at = 0; at < Math.floor(most / 10); at += 1) await publisher.expect('pingresp');
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
