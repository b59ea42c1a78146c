import { matrix, scenario } from '../../harness/scenario.ts';
import { subscribes } from './_subscriptions.ts';
import { expectEachToClose, type Wrong } from './_wrong.ts';

function needsOf({ needs = [] }: Wrong): NonNullable<Wrong['needs']> {
  return needs;
}

export default matrix({ kind: Object.keys(subscribes) as (keyof typeof subscribes)[] }, ({ kind }) =>
  scenario({
    id: `malformed/subscribe/${kind}`,
    title: `${subscribes[kind].what}: ends the connection`,
    statements: subscribes[kind].breaks,
    needs: needsOf(subscribes[kind]),
    lesson: `A SUBSCRIBE is a Packet Identifier, in 5.0 properties, and then pairs of a Topic Filter and a byte with its QoS, at
      least one, up to its last byte.
      SUBACK can refuse what was asked for; a packet that does not even ask in the right form ends the connection.`,

    async run(stage) {
      const control = await stage.connect();
      await control.subscribe(stage.topic('a'), { qos: 1 });

      await expectEachToClose(stage, subscribes[kind]);

      await control.expectOpen();
    },
  }),
);
