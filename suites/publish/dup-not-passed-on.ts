import { matrix, scenario } from '../../harness/scenario.ts';
import { expectOnlyCopies } from '../qos/_copies.ts';
import { lower, mayBeRepeated } from '../qos/_levels.ts';

export default matrix(
  { published: [1, 2], granted: [0, 1, 2], retain: [false, true] },
  ({ published, granted: requested, retain }) =>
    scenario({
      id: `publish/dup-not-passed-on/published-${published}-granted-${requested}${retain ? '-retained' : ''}`,
      title: `A PUBLISH with DUP at QoS ${published}${retain ? ' and RETAIN' : ''} reaches subscribers granted ${requested} without DUP`,
      statements: {
        '3.1.1': ['MQTT-3.3.1-3', ...(requested === 0 ? (['MQTT-3.3.1-2'] as const) : [])],
        '5.0': ['MQTT-3.3.1-3', ...(requested === 0 ? (['MQTT-3.3.1-2'] as const) : [])],
      },
      needs: [
        { maxQos: published === 2 || requested === 2 ? 2 : 1 },
        ...(retain ? (['retain-available'] as const) : []),
      ],
      lesson: `DUP is about one hop: this packet may be a repetition of an earlier one. The broker's own PUBLISH to a subscriber is
      sent for the first time, whatever the publisher's was.`,

      async run(stage) {
        const { connect, topic } = stage;
        const [watcher, publisher, late] = [await connect(), await connect(), await connect()];
        const { reasonCodes } = await watcher.subscribe(topic('a'), { qos: requested });
        const [granted = 0] = reasonCodes;

        await publisher.publish(topic('a'), 'with', { qos: published, dup: true, retain });
        await publisher.publish(topic('b'), 'without', { qos: published });

        await watcher.expect('publish', { payload: 'with', dup: false });
        if (retain) {
          await late.subscribe(topic('a'), { qos: requested });
          await late.expect('publish', { payload: 'with', dup: false });
        }
        const message = { topic: topic('a'), payload: 'with', qos: lower(published, granted) };
        const copied = mayBeRepeated(published, granted) ? [message] : [];
        await expectOnlyCopies(stage, watcher, copied, { after: publisher });
      },
    }),
);
