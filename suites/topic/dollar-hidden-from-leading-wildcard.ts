import { matrix, scenario } from '../../harness/scenario.ts';
import { spell } from './_spell.ts';
import { subscribeIfSupported } from './_support.ts';

/** By name: a filter that begins with a wildcard, a topic that it would match but for its $, one that it matches. */
const cases = {
  hash: { filter: '#', hidden: '$@/a', shown: '@/a' },
  plus: { filter: '+', hidden: '$@', shown: '@' },
  'plus-and-level': { filter: '+/@', hidden: '$a/@', shown: 'a/@' },
  'plus-and-hash': { filter: '+/#', hidden: '$@/a', shown: '@/a' },
  'plus-twice': { filter: '+/+', hidden: '$@/a', shown: '@/$a' },
  'plus-level-and-hash': { filter: '+/@/#', hidden: '$a/@/b', shown: 'a/@/$b' },
} as const;

export default matrix(
  { shape: Object.keys(cases) as (keyof typeof cases)[], arrival: ['live', 'retained'] },
  ({ shape, arrival }) =>
    scenario({
      id: `topic/dollar-hidden-from-leading-wildcard/${shape}/${arrival}`,
      title: `${cases[shape].filter} does not match ${arrival} messages on topics that start with $`,
      statements: { '3.1.1': ['MQTT-4.7.2-1'], '5.0': ['MQTT-4.7.2-1'] },
      needs: [{ maxQos: 1 }, ...(arrival === 'retained' ? (['retain-available'] as const) : [])],
      lesson: `Topics that start with $ belong to the server, which publishes about itself there. A client that asks for
        everything does not ask for these: it has to name the $ level.`,

      async run(stage) {
        const { connect, tag, observe } = stage;
        const [hidden, shown] = [spell(cases[shape].hidden, tag), spell(cases[shape].shown, tag)];
        const [watcher, witness, publisher] = [await connect(), await connect(), await connect()];
        const retain = arrival === 'retained';
        const publishAll = async (): Promise<void> => {
          const daring = await connect();
          await daring.send({ type: 'publish', topic: hidden, payload: 'hidden', qos: 1, retain });
          await daring.expectOneOf(['puback']); // or it is closed: such a topic need not be open to clients
          await publisher.publish(shown, 'shown', { qos: 1, retain });
        };
        await witness.subscribe([shown], { qos: 1 });
        await witness.send({ type: 'subscribe', subscriptions: [{ topicFilter: hidden, qos: 1 }] });
        await witness.expect('suback');

        if (retain) await publishAll();
        const isSupported = await subscribeIfSupported(stage, watcher, spell(cases[shape].filter, tag));
        if (!retain) await publishAll();

        if (isSupported) await watcher.expect('publish', { topic: shown, payload: 'shown', retain });
        await watcher.expectNo('publish', { after: publisher });
        const first = await witness.expect('publish');
        observe('dollarTopicsBetweenClients', first.topic === hidden);
      },
    }),
);
