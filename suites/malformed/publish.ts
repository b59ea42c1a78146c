import { matrix, scenario } from '../../harness/scenario.ts';
import { publishes } from './_publishes.ts';
import { expectEachToClose } from './_wrong.ts';

export default matrix({ kind: Object.keys(publishes) as (keyof typeof publishes)[] }, ({ kind }) =>
  scenario({
    id: `malformed/publish/${kind}`,
    title: `${publishes[kind].what}: ends the connection and reaches nobody`,
    statements: publishes[kind].breaks,
    needs: ['wildcard-subscriptions', { maxQos: 1 }],
    lesson: `What cannot be read by the rules cannot be delivered by them. The server does not guess what was meant: it closes
      the connection, and subscribers never learn of it.`,

    async run(stage) {
      const [watcher, publisher] = [await stage.connect(), await stage.connect()];
      await watcher.subscribe(stage.topic('#'), { qos: 1 });
      await publisher.publish(stage.topic('a'), 'control', { qos: 1 });
      await watcher.expect('publish', { payload: 'control' });

      await expectEachToClose(stage, publishes[kind]);

      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
