import { matrix, scenario } from '../../harness/scenario.ts';
import { mayBeRepeated, needsFor } from './_levels.ts';

export default matrix(
  { published: [1, 2], publisherLeaves: ['politely', 'at-once'] },
  ({ published, publisherLeaves }) =>
    scenario({
      id: `qos/everyone-gets-it/published-${published}-publisher-leaves-${publisherLeaves}`,
      title: `A message acknowledged at QoS ${published} reaches every subscriber, online or away, also when its publisher ${publisherLeaves === 'politely' ? 'has left' : 'is cut off'}`,
      statements: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.1.2-5'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.1.2-23'] },
      lesson: `With its acknowledgement the server owns the message: it has added it to the session of every matching client,
      present or not, and needs the publisher no more.`,
      needs: ['wildcard-subscriptions', ...needsFor(published, 2)],

      async run({ connect, clientId, topic }) {
        const owner = (name: string) => ({ clientId: clientId(name), cleanSession: false });
        const filters = ['a/b', 'a/+', '+/b', 'a/#'];
        const online = await Promise.all(filters.map(() => connect()));
        const away = await Promise.all(filters.map((filter) => connect(owner(filter))));
        const granted: number[] = [];
        for (const [at, filter] of filters.entries()) {
          await online[at]?.subscribe(topic(filter), { qos: 2 });
          const suback = await away[at]?.subscribe(topic(filter), { qos: at % 2 === 0 ? 1 : 2 });
          granted.push(suback?.reasonCodes[0] ?? 0);
          await away[at]?.disconnect();
        }

        const publisher = await connect();
        await publisher.publish(topic('a/b'), 'owned', { qos: published });
        await (publisherLeaves === 'politely' ? publisher.disconnect() : publisher.cut());
        const back = await Promise.all(filters.map((filter) => connect(owner(filter))));

        const other = await connect();
        for (const client of online) await client.expect('publish', { payload: 'owned' });
        for (const [at, client] of back.entries()) {
          await client.expect('publish', { payload: 'owned' });
          if (!mayBeRepeated(published, granted[at] ?? 0)) await client.expectNo('publish', { after: other });
        }
      },
    }),
);
