import { matrix, scenario } from '../../harness/scenario.ts';
import { needsFor } from './_levels.ts';

export default matrix({ published: [1, 2], granted: [1, 2] }, ({ published, granted }) =>
  scenario({
    id: `qos/dup-not-stored/published-${published}-granted-${granted}`,
    title: `A message that came with DUP at QoS ${published} for an absent subscriber granted ${granted} is delivered, and without DUP`,
    statements: { '3.1.1': ['MQTT-3.3.1-3', 'MQTT-3.1.2-5'], '5.0': ['MQTT-3.3.1-3', 'MQTT-4.5.0-1'] },
    lesson: `The first PUBLISH that reaches the server may already have DUP, its forerunners having been lost. It is a message
      like any other, and its DUP is not the business of whoever receives it later.`,
    needs: needsFor(published, granted),

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const [subscriber, publisher] = [await connect(owner), await connect()];
      await subscriber.subscribe(topic('a'), { qos: granted });
      await subscriber.disconnect();

      for (const dup of [true, false]) await publisher.publish(topic('a'), `dup ${dup}`, { qos: published, dup });
      const back = await connect(owner);

      await back.expect('publish', { payload: 'dup true', dup: false });
      await back.expect('publish', { payload: 'dup false', dup: false });
      await back.expectNo('publish', { after: publisher });
    },
  }),
);
