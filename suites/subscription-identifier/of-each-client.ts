import { matrix, scenario } from '../../harness/scenario.ts';
import { identifiersOf, listed, subscribeAs } from './_identified.ts';

/** The identifiers of clients with the same filter, in the order in which they subscribe. */
const cases = {
  'each-its-own': [11, 22, 33],
  'one-without': [11, null, 33],
  'first-without': [null, 22, 22],
  'nobody-has-one': [null, null, null],
} as const;

export default matrix(
  { kind: Object.keys(cases) as (keyof typeof cases)[], qos: [0, 1, 2], way: ['live', 'retained'] },
  ({ kind, qos, way }) =>
    // What is retained at QoS 0 a server may drop at any time (3.3.1.3).
    qos === 0 && way === 'retained'
      ? null
      : scenario({
          id: `subscription-identifier/of-each-client/${kind}-${way}-at-qos-${qos}`,
          title: `Clients with the same filter get the message at QoS ${qos} each with its own identifier, or with none: ${kind.replaceAll('-', ' ')}, ${way}`,
          statements: { '5.0': ['MQTT-3.3.4-3', 'v5.0-3.3.4-u1'] },
          lesson: `The same message goes to many clients, with other identifiers for each. Whoever gave none gets none: a server that writes
          the packet once for all must not leave those of another in it.`,
          needs: ['subscription-identifiers', 'retain-available', { maxQos: 2 }],

          async run({ connect, topic, fail }) {
            const publisher = await connect();
            const retain = way === 'retained';
            if (retain) await publisher.publish(topic('a'), 'hello', { qos, retain });
            const clients: Awaited<ReturnType<typeof connect>>[] = [];
            for (const identifier of cases[kind]) {
              const client = await connect();
              await subscribeAs(client, topic('a'), identifier, 2);
              clients.push(client);
            }
            if (!retain) await publisher.publish(topic('a'), 'hello', { qos });

            for (const [at, client] of clients.entries()) {
              const found = listed(identifiersOf(await client.expect('publish', { payload: 'hello' })));
              const expected = listed([cases[kind][at] ?? null]);
              if (found !== expected) fail(`client ${client.name} to get the identifier ${expected}`, found);
            }
          },
        }),
);
