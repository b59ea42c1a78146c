import { byte, forge, matrix, scenario, twoByteInteger } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';
import { illFormed, illFormedKinds, stringsOf } from './_utf8.ts';
import { expectEachToClose } from './_wrong.ts';

export default matrix({ qos: [0, 1], kind: illFormedKinds }, ({ qos, kind }) =>
  scenario({
    id: `malformed/utf8-in-topic-name/${kind}-at-qos-${qos}`,
    title: `PUBLISH at QoS ${qos} with ${kind.replaceAll('-', ' ')} in its Topic Name ends the connection and reaches nobody`,
    statements: {
      '3.1.1': ['MQTT-3.3.2-1', illFormed[kind].breaks['3.1.1']],
      '5.0': ['MQTT-3.3.2-1', ...illFormed[kind].breaks['5.0']],
    },
    needs: ['wildcard-subscriptions', { maxQos: 1 }],
    lesson: `A server that forwarded such a name would hand the violation on: each subscriber would have to close its own
      connection, and a retained message of that kind would make them do so again at every return.`,

    async run(stage) {
      const [watcher, publisher] = [await stage.connect(), await stage.connect()];
      await watcher.subscribe(stage.topic('#'), { qos: 1 });
      await publisher.publish(stage.topic('ä/€/😀'), 'control', { qos: 1 });
      await watcher.expect('publish', { topic: stage.topic('ä/€/😀'), payload: 'control' });
      const identifier = qos === 0 ? new Uint8Array(0) : twoByteInteger(7);

      await expectEachToClose(stage, {
        what: `PUBLISH with ${kind.replaceAll('-', ' ')} in its Topic Name`,
        packets: () =>
          stringsOf(kind, stage.topic('a')).map((name) =>
            forge(0x30 | (qos << 1), name, identifier, propertiesIn(stage), byte(0x21)),
          ),
      });

      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
