import { matrix, scenario } from '../../harness/scenario.ts';
import { identifiersOf, listed, subscribeAs } from './_identified.ts';

const identifier = 77;

export default matrix(
  { way: ['live', 'retained', 'queued', 'redelivered', 'will', 'own', 'after-return'], qos: [0, 1, 2] },
  ({ way, qos }) =>
    // What is retained at QoS 0 a server may drop at any time (3.3.1.3).
    qos === 0 && (way === 'retained' || way === 'queued' || way === 'redelivered')
      ? null
      : scenario({
          id: `subscription-identifier/in-every-delivery/${way}-at-qos-${qos}`,
          title: `The Subscription Identifier comes with the message: ${way.replace('-', ' ')}, at QoS ${qos}`,
          statements: { '5.0': ['MQTT-3.3.4-3', 'MQTT-3.3.4-4'] },
          lesson: `A client gives a number with its SUBSCRIBE and finds it on every message that comes because of it, so that it can
            hand the message to the right part of itself without matching topics again.`,
          needs: ['subscription-identifiers', 'retain-available', { maxQos: 2 }],

          async run(stage) {
            const { connect, clientId, topic, fail } = stage;
            const publisher = await connect();
            const retain = way === 'retained';
            const publish = (): Promise<void> => publisher.publish(topic('a'), 'hello', { qos, retain });
            const owner = { clientId: clientId('owner'), cleanSession: false } as const;
            if (retain) await publish();
            let client = await connect({ ...owner, acks: way === 'redelivered' ? 'manual' : 'auto' });
            await subscribeAs(client, topic('a'), identifier, 2);

            if (way === 'redelivered') {
              await publish();
              await client.expect('publish', { payload: 'hello' });
            }
            if (way === 'queued' || way === 'redelivered' || way === 'after-return') {
              await client.disconnect();
              if (way === 'queued') await publish();
              client = await connect(owner);
            }
            if (way === 'will') {
              const dying = await connect({ will: { topic: topic('a'), payload: 'hello', qos } });
              await dying.cut();
            }
            if (way === 'own') await client.publish(topic('a'), 'hello', { qos });
            if (way === 'live' || way === 'after-return') await publish();

            const message = await client.expect('publish', { payload: 'hello', qos });
            const found = listed(identifiersOf(message));
            if (found !== `${identifier}`) fail(`the Subscription Identifier ${identifier}`, found);
          },
        }),
);
