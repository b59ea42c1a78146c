import { type Client, matrix, type Stage, scenario } from '../../harness/scenario.ts';
import { identifierOf, type Received, takeUnacknowledged, textOf } from './_messages.ts';
import { acknowledge, receive } from './_receiver.ts';

/** More than one byte can number. */
const some = 272;
/** More than two bytes can number. */
const all = 65_600;
const largestBatch = 136;
const mostPublishers = 7;
const steps = ['before-puback', 'before-pubcomp'] as const;

/** Whether it is the message that is held, sent again: before 5.0 that may be at any time, as long as PUBACK is owed. */
function isAgain({ version }: Stage, held: number, { qos, dup, packetIdentifier }: Received): boolean {
  return version !== '5.0' && qos === 1 && dup && packetIdentifier === held;
}

/** The next message but the one that is held. */
async function nextOther(stage: Stage, client: Client, held: number): Promise<Received> {
  for (;;) {
    const next = await client.expect('publish', (publish) => !publish.dup || isAgain(stage, held, publish));
    if (!isAgain(stage, held, next)) return next;
  }
}

export default matrix({ step: steps, messages: [some, all] }, ({ step, messages }) => {
  if (messages === all && step !== 'before-puback') return null;
  const qos = step === 'before-puback' ? 1 : 2;

  return scenario({
    id: `qos/identifiers-while-unacknowledged/${step}-${messages}`,
    title: `An identifier in use (${step.replace('-', ' ')}) is given to none of the next ${messages} messages`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-2.3.1-4', qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1'],
      '5.0': ['MQTT-2.2.1-4', qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1'],
    },
    lesson: `An identifier belongs to its message until the exchange is over, however many messages pass meanwhile. When the
      numbers have gone round, those still in use are left out.`,
    needs: [{ maxQos: qos }, 'wildcard-subscriptions', ...(messages === all ? (['slow'] as const) : [])],

    async run(stage) {
      const { version, connect, topic, offer, fail } = stage;
      const [subscriber, publisher] = [await connect({ acks: 'manual' }), await connect()];
      await subscriber.subscribe(topic('+'), { qos: 2 });
      await publisher.publish(topic('held'), 'held', { qos });
      const held = identifierOf(await subscriber.expect('publish', { payload: 'held', qos }));
      if (step === 'before-pubcomp') await receive(subscriber, held);
      const end = { type: qos === 1 ? 'puback' : 'pubcomp', packetIdentifier: held } as const;

      await publisher.publish(topic('a'), 'probe', { qos: 1 });
      let [probe] = await takeUnacknowledged(stage, subscriber, 1);
      while (probe !== undefined && isAgain(stage, held, probe))
        [probe] = await takeUnacknowledged(stage, subscriber, 1);
      // With an in-flight window of 1 there is nothing to confuse.
      if (probe === undefined) await subscriber.send(end);
      await acknowledge(subscriber, probe ?? (await nextOther(stage, subscriber, held)));
      if (probe === undefined) return;

      // Each publisher may have so many under way as the server's Receive Maximum says.
      const publishers = [publisher];
      while (publishers.length < mostPublishers && publishers.length * offer.receiveMaximum < largestBatch)
        publishers.push(await connect());
      const batch = Math.min(largestBatch, publishers.length * offer.receiveMaximum);
      const turns = Array.from({ length: batch }, (_, at) => publishers[at % publishers.length] ?? publisher);
      for (let sent = 0; sent < messages; sent += batch) {
        for (const client of turns) await client.send({ type: 'publish', topic: topic('a'), qos: 1 });
        for (const _ of turns) {
          const packetIdentifier = identifierOf(await nextOther(stage, subscriber, held));
          if (packetIdentifier === held)
            fail(`any identifier but ${held}, which is in use`, `${held} for another message`);
          await subscriber.send({ type: 'puback', packetIdentifier });
        }
        for (const client of turns) await client.expect('puback');
      }

      await subscriber.send(end);
      await publisher.publish(topic('a'), 'last', { qos });
      const last = await nextOther(stage, subscriber, held);
      if (textOf(last) !== 'last' || last.qos !== qos)
        fail(`"last" at QoS ${qos}`, `"${textOf(last)}" at QoS ${last.qos}`);
      await acknowledge(subscriber, last, version === '5.0' ? undefined : held); // PUBREL may come again as well
    },
  });
});
