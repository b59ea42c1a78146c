import { matrix, scenario } from '../../harness/scenario.ts';
import { identifierOf, numbered, takeUnacknowledged, textOf } from './_messages.ts';
import { acknowledge, receive } from './_receiver.ts';

const missed = 5;

export default matrix({ step: ['before-puback', 'before-pubrec', 'before-pubcomp'] }, ({ step }) => {
  const qos = step === 'before-puback' ? 1 : 2;

  return scenario({
    id: `qos/identifiers-after-return/${step}`,
    title: `Identifiers still in use when a subscriber returns (${step.replace('-', ' ')}) are given to no new message`,
    statements: {
      '3.1.1': ['MQTT-2.3.1-4', 'MQTT-4.4.0-1'],
      '5.0': ['MQTT-2.2.1-4', 'MQTT-4.4.0-1', qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1'],
    },
    lesson: `The identifiers in use are part of the session, not of the connection. A server that begins at 1 again with each
      connection would give one number to two messages.`,
    needs: [{ maxQos: qos }],

    async run(stage) {
      const { connect, clientId, topic, fail } = stage;
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [subscriber, publisher] = [await connect(owner), await connect()];
      await subscriber.subscribe(topic('a'), { qos });
      const old = ['old 1', 'old 2', 'old 3'];
      for (const payload of old) await publisher.publish(topic('a'), payload, { qos });
      const open = await takeUnacknowledged(stage, subscriber, old.length);
      if (step === 'before-pubcomp') for (const publish of open) await receive(subscriber, identifierOf(publish));
      await subscriber.disconnect();
      for (const payload of numbered(missed)) await publisher.publish(topic('a'), payload, { qos });

      const back = await connect(owner);
      const owed = new Set(step === 'before-pubcomp' ? open.map(identifierOf) : []);
      while (owed.size > 0) await back.expect('pubrel', ({ packetIdentifier }) => owed.delete(packetIdentifier));
      const inUse = new Map(open.map((publish) => [identifierOf(publish), textOf(publish)]));
      const received = step === 'before-pubcomp' ? open : [];
      const left = new Set(
        [...old, ...numbered(missed)].filter((text) => !received.some((one) => textOf(one) === text)),
      );
      const came = await takeUnacknowledged(stage, back, left.size);
      for (const next of came) {
        const user = inUse.get(identifierOf(next)) ?? textOf(next);
        if (user !== textOf(next))
          fail('an identifier that is not in use', `${identifierOf(next)}, which is "${user}"`);
        left.delete(textOf(next));
      }

      for (const publish of received) await back.send({ type: 'pubcomp', packetIdentifier: identifierOf(publish) });
      for (const publish of came) await acknowledge(back, publish);
      while (left.size > 0) {
        const next = await back.expect('publish', (publish) => left.delete(textOf(publish)));
        await acknowledge(back, next);
      }
    },
  });
});
