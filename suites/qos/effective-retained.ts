import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { levels, lower, mayBeRepeated, needsFor } from './_levels.ts';

export default matrix({ published: levels, granted: levels }, ({ published, granted: requested }) =>
  scenario({
    id: `qos/effective-retained/published-${published}-granted-${requested}`,
    title: `Retained at ${published}, granted ${requested}: handed over at ${lower(published, requested)}`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-3.8.4-6', 'MQTT-3.3.1-5', 'MQTT-3.3.1-8'],
      '5.0': ['MQTT-3.8.4-8', 'MQTT-3.3.1-5', 'MQTT-3.3.1-9'],
    },
    lesson: `A retained message is stored with its QoS, and meets the same rule as a live one: the lower of its level and the
      one granted. A retained message at QoS 0 may be dropped by the server at any time.`,
    needs: ['retain-available', ...needsFor(published, requested)],

    async run({ connect, topic, observe, fail }) {
      const [late, publisher] = [await connect(), await connect()];
      await publisher.publish(topic('a'), 'kept', { qos: published, retain: true });
      await publisher.ping();

      const { reasonCodes } = await late.subscribe(topic('a'), { qos: requested });

      const [granted = 0] = reasonCodes;
      const qos = lower(published, granted);
      if (published > 0) await late.expect('publish', { payload: 'kept', qos, dup: false, retain: true });
      const more = await arrivals(late, publisher);
      for (const copy of more) {
        if (copy.qos !== qos || copy.dup) fail(`QoS ${qos} and DUP 0`, `QoS ${copy.qos} and DUP ${Number(copy.dup)}`);
        if (!copy.retain) fail('RETAIN 1', 'RETAIN 0');
      }
      const most = published > 0 ? 0 : 1;
      if (more.length > most && !mayBeRepeated(published, granted)) fail('one copy', 'a second one');
      if (published === 0) observe('retainsQos0', more.length > 0);
    },
  }),
);
