import { scenario, utf8String } from '../../harness/scenario.ts';
import { connectWith } from './_connect-packet.ts';
import { withEachFlagWrong } from './_reserved-flags.ts';
import { expectEachToBeRefused, withoutLogin } from './_wrong.ts';

export default scenario({
  id: 'malformed/reserved-flags-of-connect',
  title: 'CONNECT with any of its four reserved header flags set is closed without being accepted',
  statements: {
    '3.1.1': ['MQTT-2.2.2-1', 'MQTT-2.2.2-2', 'MQTT-3.1.4-1'],
    '5.0': ['MQTT-2.1.3-1', 'v5.0-2.1.3-u1', 'MQTT-3.1.4-1'],
  },
  lesson: `Not to be confused with the Connect Flags, which come later: these are the low four bits of the very first byte,
    and in CONNECT all are 0.`,

  async run(stage) {
    const right = connectWith(stage, 0, utf8String(stage.clientId('right')));
    const control = await stage.open();
    await control.sendBytes(right);
    await control.expect('connack');

    await expectEachToBeRefused(stage, {
      what: 'CONNECT with a reserved header flag set',
      reasonCodes: withoutLogin,
      packets: () => withEachFlagWrong(right),
    });
  },
});
