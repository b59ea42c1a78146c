import { matrix, scenario } from '../../harness/scenario.ts';
import { aliasedBytes, publishAliased } from './_aliased.ts';

export default matrix(
  { left: ['disconnected', 'cut', 'taken-over'], session: ['kept', 'clean'], qos: [0, 1] },
  ({ left, session, qos }) =>
    scenario({
      id: `topic-alias/not-kept/${session}-session-${left}-at-qos-${qos}`,
      title: `A Topic Alias of an earlier connection (${left.replace('-', ' ')}, ${session} session) stands for nothing in the next one, at QoS ${qos}`,
      statements: { '5.0': ['MQTT-3.3.2-7', 'v5.0-3.3.4-u3'] },
      lesson: `Aliases belong to the Network Connection, not to the session. Who comes back starts with none, however much else is kept.`,
      needs: [{ topicAliasMaximum: 1 }, { maxQos: 1 }],

      async run(stage) {
        const { connect, clientId, topic } = stage;
        const owner = { clientId: clientId('owner'), cleanSession: session === 'clean' };
        const [watcher, former] = [await connect(), await connect(owner)];
        await watcher.subscribe(topic('a'), { qos: 1 });
        await publishAliased(former, { topic: topic('a'), payload: 'set', alias: 1, qos });
        await publishAliased(former, { topic: '', payload: 'used', alias: 1, qos });
        for (const payload of ['set', 'used']) await watcher.expect('publish', { payload });
        if (left === 'disconnected') await former.disconnect();
        if (left === 'cut') await former.cut();

        const back = await connect(owner);
        await back.sendBytes(aliasedBytes(stage, { topic: '', payload: 'stale', alias: 1, qos }));

        await back.expectClosed({ on: 'a Topic Alias of an earlier connection', reasonCodes: [0x82] });
        await watcher.expectNo('publish', { after: await connect() });
      },
    }),
);
