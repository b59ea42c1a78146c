import { matrix, scenario } from '../../harness/scenario.ts';
import { cut } from './_deaths.ts';

export default matrix({ qos: [0, 1, 2], retain: [false, true], session: ['clean', 'kept'] }, (point) => {
  const { qos, retain, session } = point;

  return scenario({
    id: `will/qos-and-retain/qos-${qos}-retain-${retain ? 1 : 0}/${session}`,
    title: `A Will at QoS ${qos} comes at QoS ${qos}, and is ${retain ? '' : 'not '}there for late subscribers (Clean Session ${session === 'clean' ? 1 : 0})`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-3.1.2-9', retain ? 'MQTT-3.1.2-17' : 'MQTT-3.1.2-16'],
      '5.0': ['MQTT-3.1.2-8', retain ? 'MQTT-3.1.2-15' : 'MQTT-3.1.2-14'],
    },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 2 }],
    lesson: `A Will has a QoS and a RETAIN flag like any other message. Retained, it is the usual way to show whether a
      device is online: the device sets "online" itself, and its Will says "offline".`,

    async run(stage) {
      const { connect, topic, fail, warn } = stage;
      const [watcher, late] = [await connect(), await connect()];
      await watcher.subscribe(topic('+'), { qos: 2 });
      const will = { topic: topic('will'), payload: 'last words', qos, retain };
      const dying = await connect({ cleanSession: session === 'clean', will });
      await watcher.publish(topic('b'), 'control', { qos: 1, retain: true });
      await watcher.expect('publish', { payload: 'control' });

      await cut.die(dying, stage);

      await watcher.expect('publish', { topic: topic('will'), payload: 'last words', qos, retain: false });
      await late.subscribe(topic('b'), { qos: 2 });
      await late.expect('publish', { payload: 'control', retain: true });
      await late.subscribe(topic('will'), { qos: 2 });
      if (!retain) return late.expectNo('publish', { after: watcher });
      if (qos > 0) {
        await late.expect('publish', { topic: topic('will'), payload: 'last words', qos, retain: true });
        return;
      }
      const stored = await late.expect('publish').catch(() => null);
      if (stored === null)
        warn('the retained Will at QoS 0 was discarded at once', {
          '3.1.1': ['MQTT-3.3.1-7'],
          '5.0': ['MQTT-3.3.1-5', 'v5.0-3.3.1.3-u1'],
        });
      else if (stored.qos !== 0 || !stored.retain)
        fail('the Will at QoS 0 with RETAIN 1', `QoS ${stored.qos}, RETAIN ${Number(stored.retain)}`);
    },
  });
});
