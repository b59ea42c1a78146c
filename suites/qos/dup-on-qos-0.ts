import { byte, forge, scenario, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

const publishWithDup = 0x38;

export default scenario({
  id: 'qos/dup-on-qos-0',
  title: 'A PUBLISH at QoS 0 with DUP is refused, or at least not passed on with DUP',
  needs: ['wildcard-subscriptions'],
  statements: { '3.1.1': ['MQTT-3.3.1-2', 'MQTT-4.8.0-1'], '5.0': ['MQTT-3.3.1-2', 'MQTT-4.13.1-1'] },
  lesson: `DUP marks the repetition of what was not acknowledged. A message at QoS 0 is never acknowledged and never repeated,
    so DUP on it is a contradiction, which a strict server answers by closing the connection.`,

  async run(stage) {
    const { connect, topic, warn, observe } = stage;
    const [subscriber, publisher, offender] = [await connect(), await connect(), await connect()];
    await subscriber.subscribe(topic('#'), { qos: 0 });
    await publisher.publish(topic('a'), 'control', { qos: 0 });
    await subscriber.expect('publish', { payload: 'control', dup: false });

    await offender.sendBytes(forge(publishWithDup, utf8String(topic('b')), propertiesIn(stage), byte(0x78)));
    await offender.send({ type: 'pingreq' });

    const outcome = await offender.expectOneOf(['pingresp']);
    const tolerated = 'type' in outcome;
    observe('dupOnQos0', tolerated ? 'tolerated' : 'closed');
    if (!tolerated) return;
    warn(
      'DUP on a PUBLISH at QoS 0 was tolerated: some read it as a violation to close for, others as a flag to ignore',
      {
        '3.1.1': ['MQTT-3.3.1-2'],
        '5.0': ['MQTT-3.3.1-2'],
      },
    );
    await publisher.publish(topic('c'), 'the next');
    const next = await subscriber.expect('publish', { dup: false });
    if (next.topic === topic('b')) await subscriber.expect('publish', { topic: topic('c'), dup: false });
  },
});
