import { matrix, scenario } from '../../harness/scenario.ts';
import { flagged, withEachFlagWrong } from './_reserved-flags.ts';
import { expectEachToClose, expectUnsolicitedTaken, isUnsolicited } from './_wrong.ts';

/** Without QoS 2 these are violations whatever their flags. */
const ofQos2: readonly string[] = ['pubrec', 'pubrel', 'pubcomp'];

export default matrix({ type: Object.keys(flagged) as (keyof typeof flagged)[] }, ({ type }) => {
  const { right, breaks } = flagged[type];
  const name = type.toUpperCase();
  return scenario({
    id: `malformed/reserved-flags/${type}`,
    title: `${name} with any of its four reserved flags wrong ends the connection`,
    statements: {
      '3.1.1': ['MQTT-2.2.2-1', 'MQTT-2.2.2-2', ...breaks],
      '5.0': ['MQTT-2.1.3-1', 'v5.0-2.1.3-u1', ...breaks],
    },
    needs: ofQos2.includes(type) ? [{ maxQos: 2 }] : [],
    lesson: `The low half of a packet's first byte holds flags. Only PUBLISH has a use for them: in all other packets they are
      reserved, and a receiver that put up with other values would stand in the way of their ever being used.`,

    async run(stage) {
      if (isUnsolicited(type)) await expectUnsolicitedTaken(stage, right(stage));
      else {
        const control = await stage.connect();
        await control.sendBytes(right(stage));
        await control.expectOpen();
      }

      await expectEachToClose(stage, {
        what: `${name} with a wrong reserved flag`,
        packets: () => withEachFlagWrong(right(stage)),
      });
    },
  });
});
