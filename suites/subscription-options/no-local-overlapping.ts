import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';

export default matrix({ first: ['a/b', 'a/+'], second: ['set', 'not-set'] }, ({ first, second }) =>
  scenario({
    id: `subscription-options/no-local-overlapping/${first.replace('/', '-').replace('+', 'plus')}-set-other-${second}`,
    title: `An own message that matches a filter with No Local and another one ${second === 'set' ? 'with it too does not come' : 'without it comes by that one alone'}`,
    statements: { '5.0': ['MQTT-3.8.3-3', 'MQTT-3.3.4-2'] },
    lesson: `No Local takes its own subscription out of the matching, no other. What is left decides whether the message comes, and how.`,
    needs: [{ maxQos: 2 }, 'wildcard-subscriptions'],

    async run({ connect, topic, fail }) {
      const [client, peer] = [await connect(), await connect()];
      const other = first === 'a/b' ? 'a/+' : 'a/b';
      await client.subscribe(topic(first), { qos: 2, noLocal: true });
      await client.subscribe(topic(other), { qos: 1, noLocal: second === 'set' });

      await client.publish(topic('a/b'), 'own', { qos: 2 });

      const came = await arrivals(client, peer);
      const expected = second === 'set' ? 0 : 1;
      if (came.length !== expected || came.some(({ qos }) => qos !== 1))
        fail(
          `${expected === 0 ? 'nothing' : 'one copy at QoS 1'}`,
          `${came.length} copies at QoS [${came.map(({ qos }) => qos).join()}]`,
        );
      await peer.publish(topic('a/b'), 'other', { qos: 2 });
      await client.expect('publish', { payload: 'other' });
    },
  }),
);
