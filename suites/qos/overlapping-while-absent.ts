import { matrix, scenario } from '../../harness/scenario.ts';
import { needsFor } from './_levels.ts';
import { acknowledge } from './_receiver.ts';

const pairs = ['0-then-1', '1-then-0', '0-then-2', '2-then-0', '1-then-2', '2-then-1'] as const;

export default matrix({ requested: pairs }, ({ requested }) =>
  scenario({
    id: `qos/overlapping-while-absent/${requested}`,
    title: `A client away, with overlapping filters at QoS ${requested.replaceAll('-', ' ')}, gets the message at the higher one when it is back`,
    statements: { '3.1.1': ['MQTT-3.3.5-1', 'MQTT-3.1.2-5'], '5.0': ['MQTT-3.3.4-2', 'MQTT-4.5.0-1'] },
    lesson: `When several subscriptions of one client match, the highest level among them counts; so it does for what is
      stored while the client is away. The order in which they were made means nothing.`,
    needs: ['wildcard-subscriptions', ...needsFor(1, ...(requested.includes('2') ? ([2] as const) : []))],

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const will = { topic: topic('gone'), payload: 'gone' };
      const [subscriber, publisher] = [await connect({ ...owner, will }), await connect()];
      await publisher.subscribe(topic('gone'));
      const [first, second] = requested.split('-then-').map(Number) as [0 | 1 | 2, 0 | 1 | 2];
      const one = await subscriber.subscribe(topic('a/+'), { qos: first });
      const other = await subscriber.subscribe(topic('a/b'), { qos: second });
      const highest = Math.max(one.reasonCodes[0] ?? 0, other.reasonCodes[0] ?? 0) as 0 | 1 | 2;
      await subscriber.cut();
      await publisher.expect('publish', will); // the broker knows that it is away

      await publisher.publish(topic('a/b'), 'missed', { qos: requested.includes('2') ? 2 : 1 });
      const back = await connect(owner);

      const copy = await back.expect('publish', { topic: topic('a/b'), payload: 'missed' });
      if (copy.qos === highest) return;
      await acknowledge(back, copy);
      await back.expect('publish', { topic: topic('a/b'), payload: 'missed', qos: highest });
    },
  }),
);
