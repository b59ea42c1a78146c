import { matrix, scenario } from '../../harness/scenario.ts';
import { requireFrom } from './_own.ts';

export default matrix({ left: ['disconnected', 'cut', 'taken-over'], qos: [0, 1, 2] }, ({ left, qos }) =>
  scenario({
    id: `subscription-options/no-local-kept/${left}-at-qos-${qos}`,
    title: `No Local holds for a client that comes back to its session (${left.replace('-', ' ')}), at QoS ${qos}`,
    statements: { '5.0': ['MQTT-3.8.3-3', 'MQTT-3.1.2-23'] },
    lesson: `Own messages are those of the same Client Identifier, whatever connection they came by. The option is kept with the
      subscription.`,
    needs: [{ maxQos: 2 }],

    async run(stage) {
      const { connect, clientId, topic } = stage;
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const [peer, former] = [await connect(), await connect(owner)];
      await former.subscribe(topic('a'), { qos, noLocal: true });
      await requireFrom(stage, { client: former, peer, topic: topic('a'), qos, word: 'before' }, ['other']);
      if (left === 'disconnected') await former.disconnect();
      if (left === 'cut') await former.cut();

      const back = await connect(owner);

      await requireFrom(stage, { client: back, peer, topic: topic('a'), qos, word: 'after' }, ['other']);
    },
  }),
);
