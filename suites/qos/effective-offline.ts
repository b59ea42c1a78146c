import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { levels, lower, mayBeRepeated, needsFor } from './_levels.ts';
import { takeUntilOnEach } from './_messages.ts';

export default matrix({ published: levels, granted: levels }, ({ published, granted: requested }) =>
  scenario({
    id: `qos/effective-offline/published-${published}-granted-${requested}`,
    title: `Published at ${published} while the client granted ${requested} is away: delivered at ${lower(published, requested)} when it is back`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-3.8.4-6', 'MQTT-3.1.2-5', 'MQTT-3.3.1-3'],
      '5.0': ['MQTT-3.8.4-8', 'MQTT-4.5.0-1', 'MQTT-3.3.1-3'],
    },
    lesson: `What waits for an absent client is sent as it would have been sent at once: at the lower of the two levels, and
      without DUP, for it is sent for the first time. Messages at QoS 0 need not wait.`,
    needs: needsFor(1, published, requested),

    async run({ connect, clientId, topic, observe, fail }) {
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const [subscriber, publisher] = [await connect(owner), await connect()];
      const { reasonCodes } = await subscriber.subscribe(topic('a'), { qos: requested });
      const [granted = 0] = reasonCodes;
      const qos = lower(published, granted);
      await subscriber.subscribe(topic('control'), { qos: 1 });
      await subscriber.disconnect();

      await publisher.publish(topic('a'), 'missed', { qos: published });
      await publisher.publish(topic('control'), 'missed', { qos: 1 });
      const back = await connect(owner);

      const due = [topic('control'), ...(qos > 0 ? [topic('a')] : [])];
      const came = [...(await takeUntilOnEach(back, due)), ...(await arrivals(back, publisher))];
      const copies = came.filter((copy) => copy.topic === topic('a'));
      for (const copy of copies) {
        if (copy.qos !== qos || copy.dup) fail(`QoS ${qos} and DUP 0`, `QoS ${copy.qos} and DUP ${Number(copy.dup)}`);
      }
      if (copies.length > 1 && !mayBeRepeated(published, granted)) fail('one copy', `${copies.length}`);
      if (qos === 0) observe(`keptForAbsentAtQos0FromQos${published}`, copies.length > 0);
    },
  }),
);
