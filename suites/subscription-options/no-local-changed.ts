import { matrix, scenario } from '../../harness/scenario.ts';
import { requireFrom } from './_own.ts';

export default matrix(
  { former: [false, true], by: ['again', 'unsubscribe'], over: ['one-connection', 'a-return'] },
  ({ former, by, over }) =>
    scenario({
      id: `subscription-options/no-local-changed/from-${former ? 1 : 0}-by-${by}-over-${over}`,
      title: `No Local ${former ? 1 : 0} becomes ${former ? 0 : 1} when the client subscribes ${by === 'again' ? 'again' : 'anew'} (over ${over.replace('-', ' ')})`,
      statements: { '5.0': ['MQTT-3.8.4-3', 'MQTT-3.8.3-3', 'MQTT-4.5.0-1'] },
      lesson: `A SUBSCRIBE for the same filter replaces the subscription with all of its options.`,
      needs: [{ maxQos: 1 }],

      async run(stage) {
        const { connect, clientId, topic } = stage;
        const owner = { clientId: clientId('owner'), cleanSession: false };
        const peer = await connect();
        let client = await connect(owner);
        const expected = (noLocal: boolean): ('own' | 'other')[] => (noLocal ? ['other'] : ['own', 'other']);
        await client.subscribe(topic('a'), { qos: 1, noLocal: former });
        await requireFrom(stage, { client, peer, topic: topic('a'), qos: 1, word: 'before' }, expected(former));
        if (by === 'unsubscribe') await client.unsubscribe(topic('a'));
        if (over === 'a-return') {
          await client.disconnect();
          client = await connect(owner);
        }

        await client.subscribe(topic('a'), { qos: 1, noLocal: !former });

        await requireFrom(stage, { client, peer, topic: topic('a'), qos: 1, word: 'after' }, expected(!former));
      },
    }),
);
