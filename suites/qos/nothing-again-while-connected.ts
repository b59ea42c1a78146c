import { type Client, matrix, type Stage, scenario } from '../../harness/scenario.ts';
import { identifierOf } from './_messages.ts';
import { receive } from './_receiver.ts';

const rounds = 3;
/** Longer than the retry timers that servers of 3.1 had by default. Milliseconds. */
const silenceMs = 25_000;

/** What goes on meanwhile. */
const meanwhile = {
  'amid-traffic': async ({ topic }: Stage, subscriber: Client, publisher: Client) => {
    for (let round = 0; round < rounds; round += 1) {
      await subscriber.ping();
      await subscriber.subscribe(topic(`more ${round}`));
      await publisher.publish(topic('other'), `${round}`);
      await subscriber.expect('publish', { payload: `${round}` });
      await subscriber.publish(topic('own'), 'own', { qos: 1 });
      await subscriber.unsubscribe([topic(`more ${round}`)]);
    }
  },
  'in-silence': async (_stage: Stage, subscriber: Client) => subscriber.expectOpenFor(silenceMs),
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
        await subscriber.subscribe(topic('other'));
        await publisher.publish(topic('held'), 'held', { qos: steps[step] });
        const packetIdentifier = identifierOf(await subscriber.expect('publish', { payload: 'held' }));
        if (step === 'before-pubcomp') await receive(subscriber, packetIdentifier);

        await meanwhile[how](stage, subscriber, publisher);

        await subscriber.expectNo('publish');
        await subscriber.expectNo('pubrel');
        if (step === 'before-pubrec') await receive(subscriber, packetIdentifier);
        await subscriber.send({ type: step === 'before-puback' ? 'puback' : 'pubcomp', packetIdentifier });
        await subscriber.expectNo('publish', { after: publisher });
      },
    }),
);
