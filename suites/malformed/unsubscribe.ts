import { matrix, scenario } from '../../harness/scenario.ts';
import { unsubscribes } from './_subscriptions.ts';
import { expectEachToClose } from './_wrong.ts';

export default matrix({ kind: Object.keys(unsubscribes) as (keyof typeof unsubscribes)[] }, ({ kind }) =>
  scenario({
    id: `malformed/unsubscribe/${kind}`,
    title: `${unsubscribes[kind].what}: ends the connection`,
    statements: unsubscribes[kind].breaks,
    lesson: `An UNSUBSCRIBE is a Packet Identifier and then Topic Filters, at least one, up to its last byte. UNSUBACK has no
      way to say that something was wrong, so that the end of the connection has to say it.`,

    async run(stage) {
      const control = await stage.connect();
      await control.subscribe(stage.topic('a'));
      await control.unsubscribe(stage.topic('a'));

      await expectEachToClose(stage, unsubscribes[kind]);

      await control.expectOpen();
    },
  }),
);
