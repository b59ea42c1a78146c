import { matrix, scenario } from '../../harness/scenario.ts';
import { identifiersOf, listed, subscribeAs } from './_identified.ts';

/** What the client does with its subscription, and the identifier that it has then. */
const cases = {
  replaced: { steps: [22], expected: 22 },
  'replaced-by-a-longer-one': { steps: [70_000], expected: 70_000 },
  'replaced-twice': { steps: [22, 33], expected: 33 },
  'taken-away': { steps: [null], expected: null },
  'taken-away-and-given-again': { steps: [null, 44], expected: 44 },
  'unsubscribed-and-without': { steps: ['unsubscribe', null], expected: null },
  'unsubscribed-and-another': { steps: ['unsubscribe', 55], expected: 55 },
  'session-ended': { steps: ['clean', null], expected: null },
} as const;

export default matrix(
  { kind: Object.keys(cases) as (keyof typeof cases)[], over: ['one-connection', 'returns'] },
  ({ kind, over }) =>
    scenario({
      id: `subscription-identifier/changed/${kind}-over-${over}`,
      title: `After a Subscription Identifier was ${kind.replaceAll('-', ' ')}, messages bear just the last one (over ${over.replace('-', ' ')})`,
      statements: { '5.0': ['MQTT-3.3.4-3', 'MQTT-3.8.4-3', 'v5.0-3.3.4-u1'] },
      lesson: `To subscribe again to the same filter replaces the subscription and its identifier with it, by another one or by none.
      An old number would send messages to a part of the client that is no more.`,
      needs: ['subscription-identifiers', { maxQos: 1 }],

      async run({ connect, clientId, topic, fail }) {
        const publisher = await connect();
        const owner = { clientId: clientId('owner'), cleanSession: false };
        let client = await connect(owner);
        await subscribeAs(client, topic('a'), 11);
        for (const step of cases[kind].steps) {
          if (over === 'returns' || step === 'clean') {
            await client.disconnect();
            client = await connect({
              ...owner,
              cleanSession: step === 'clean',
              properties: { sessionExpiryInterval: 3600 },
            });
          }
          if (step === 'unsubscribe') await client.unsubscribe(topic('a'));
          else if (step !== 'clean') await subscribeAs(client, topic('a'), step);
        }

        await publisher.publish(topic('a'), 'after', { qos: 1 });

        const message = await client.expect('publish', { payload: 'after' });
        const [found, expected] = [listed(identifiersOf(message)), listed([cases[kind].expected])];
        if (found !== expected) fail(`the Subscription Identifier ${expected}`, found);
        await client.expectNo('publish', { after: publisher });
      },
    }),
);
