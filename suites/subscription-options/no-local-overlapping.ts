import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';

export default matrix({ first: ['a/b', 'a/+'], second: ['set', 'not-set'] }, ({ first, second }) =>
  scenario({
    id: `subscription-options/no-local-overlapping/${first.replace('/', '-').replace('+', 'plus')}-set-other-${second}`,
    title: `An own message that matches a filter with No Local and another one ${second === 'set' ? 'with it too does not come' : 'without it comes by that one alone'}`,
    statements: { '5.0': ['MQTT-3.8.3-3', 'MQTT-3.3.4-2'] },
    lesson: `No Local takes its own subscription out of the matching, no other. What is left decides whether the message comes, and how.`,
    needs: [{ maxQos: 2 }, 'wildcard-subscriptions'],

    async run({ connect, topic, warn, fail }) {
      const [client, peer] = [await connect(), await connect()];
      const other = first === 'a/b' ? 'a/+' : 'a/b';
      await client.subscribe(topic(first), { qos: 2, noLocal: true });
      const { reasonCodes } = await client.subscribe(topic(other), { qos: 1, noLocal: second === 'set' });

      await client.publish(topic('a/b'), 'own', { qos: 2 });

      const most = second === 'set' ? 0 : 1;
      const came = (await arrivals(client, peer, most)).map(({ qos }) => qos);
      const wanted = most === 0 ? 'nothing' : `one copy at QoS ${reasonCodes[0]}`;
      const got = `${came.length} copies at QoS [${came.join()}]`;
      // Taken at their word, MQTT-3.8.3-3 forbids every copy, and MQTT-3.3.4-2 counts the QoS of both subscriptions.
      const isReading = came.length === 0 || came[0] === 2;
      if (came.length > most || (came.some((qos) => qos !== reasonCodes[0]) && !isReading)) fail(wanted, got);
      if (came.length < most || came.some((qos) => qos !== reasonCodes[0])) warn(`expected ${wanted}, got ${got}`);
      await peer.publish(topic('a/b'), 'other', { qos: 2 });
      await client.expect('publish', { payload: 'other' });
    },
  }),
);
