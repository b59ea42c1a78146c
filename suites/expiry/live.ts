import { matrix, scenario } from '../../harness/scenario.ts';
import { expectLeft } from './_waiting.ts';

const most = 0xffff_ffff;

export default matrix({ interval: [60, 65_536, 0x7fff_ffff, 0x8000_0000, most], qos: [0, 1, 2] }, ({ interval, qos }) =>
  scenario({
    id: `expiry/live/${interval}-at-qos-${qos}`,
    title: `A message with Message Expiry Interval ${interval} is delivered at once and tells it (QoS ${qos})`,
    statements: { '5.0': ['MQTT-3.3.2-6'] },
    needs: [{ maxQos: 2 }],
    lesson: `The interval is passed on with each message, as the receiver may be a broker too or may keep the message itself. It
      is a number of four bytes: up to 136 years.`,

    async run(stage) {
      const { connect, topic } = stage;
      const [watcher, publisher] = [await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos });

      await publisher.publish(topic('a'), 'hello', { qos, properties: { messageExpiryInterval: interval } });

      expectLeft(stage, await watcher.expect('publish', { payload: 'hello', qos }), interval, 0);
    },
  }),
);
