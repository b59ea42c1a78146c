import { type Client, matrix, type Stage, scenario } from '../../harness/scenario.ts';
import { identifierOf } from './_messages.ts';
import { receive } from './_receiver.ts';

const rounds = 3;
/** Longer than the retry timers that servers of 3.1 had by default. Milliseconds. */
const silenceMs = 25_000;

/** Acknowledges the other messages that came until a PINGREQ is answered; gives how many they were. */
async function takeOthers({ topic, fail }: Stage, subscriber: Client): Promise<number> {
  await subscriber.send({ type: 'pingreq' });
  for (let taken = 0; ; taken += 1) {
    const packet = await subscriber.expectOneOf(['publish', 'pingresp']);
    if (!('type' in packet)) return fail('PINGRESP', 'the connection closed');
    if (packet.type !== 'publish') return taken;
    if (packet.topic !== topic('other')) fail('nothing sent again', `PUBLISH on ${packet.topic}`);
    await subscriber.send({ type: 'puback', packetIdentifier: identifierOf(packet) });
  }
}

/** What goes on meanwhile; gives how many other messages are still to come: whether they pass the one that is held is for the broker to choose. */
const meanwhile = {
  'amid-traffic': async (stage: Stage, subscriber: Client, publisher: Client) => {
    const { topic } = stage;
    let waiting = 0;
    for (let round = 0; round < rounds; round += 1) {
      await subscriber.subscribe(topic(`more ${round}`));
      await publisher.publish(topic('other'), `${round}`, { qos: 1 });
      waiting += 1 - (await takeOthers(stage, subscriber));
      await subscriber.publish(topic('own'), 'own', { qos: 1 });
      await subscriber.unsubscribe([topic(`more ${round}`)]);
    }
    return waiting;
  },
  'in-silence': async (_stage: Stage, subscriber: Client) => {
    await subscriber.expectOpenFor(silenceMs);
    return 0;
  },
} as const;

const steps = { 'before-puback': 1, 'before-pubrec': 2, 'before-pubcomp': 2 } as const;

export default matrix(
  {
    step: Object.keys(steps) as (keyof typeof steps)[],
    how: Object.keys(meanwhile) as (keyof typeof meanwhile)[],
  },
  ({ step, how }) =>
    scenario({
      id: `qos/nothing-again-while-connected/${step}/${how}`,
      title: `What a subscriber owes an answer for (${step.replace('-', ' ')}) is not sent again while it stays connected, ${how.replace('-', ' ')}`,
      statements: { '5.0': ['MQTT-4.4.0-1'] },
      needs: [{ maxQos: steps[step] }, ...(how === 'in-silence' ? (['slow'] as const) : [])],
      mandatedWaitMs: how === 'in-silence' ? silenceMs : 0,
      lesson: `TCP loses nothing, so a PUBLISH that was not acknowledged was received and is being worked on. 5.0 forbids to send it
        again before the connection was lost.`,

      async run(stage) {
        const { connect, topic } = stage;
        const [subscriber, publisher] = [await connect({ acks: 'manual', keepAlive: 120 }), await connect()];
        await subscriber.subscribe(topic('held'), { qos: steps[step] });
        await subscriber.subscribe(topic('other'), { qos: 1 });
        await publisher.publish(topic('held'), 'held', { qos: steps[step] });
        const packetIdentifier = identifierOf(await subscriber.expect('publish', { payload: 'held' }));
        if (step === 'before-pubcomp') await receive(subscriber, packetIdentifier);

        let waiting = await meanwhile[how](stage, subscriber, publisher);

        waiting -= await takeOthers(stage, subscriber);
        await subscriber.expectNo('pubrel');
        if (step === 'before-pubrec') await receive(subscriber, packetIdentifier);
        await subscriber.send({ type: step === 'before-puback' ? 'puback' : 'pubcomp', packetIdentifier });
        for (let count = 0; count < waiting; count += 1) {
          const other = await subscriber.expect('publish', { topic: topic('other') });
          await subscriber.send({ type: 'puback', packetIdentifier: identifierOf(other) });
        }
        await subscriber.expectNo('publish', { after: publisher });
      },
    }),
);
