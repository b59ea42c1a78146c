import { matrix, type ScenarioSource, scenario, utf8String } from '../../harness/scenario.ts';
import { connectWith } from './_connect-packet.ts';
import { connects } from './_connects.ts';
import { expectEachToBeRefused, type Wrong, withoutLogin } from './_wrong.ts';

function citing({ breaks }: Wrong): ScenarioSource['statements'] {
  const five = breaks['5.0'];
  return {
    '3.1.1': [...(breaks['3.1.1'] ?? []), 'MQTT-3.1.4-1'],
    ...(five === undefined ? {} : { '5.0': [...five, 'MQTT-3.1.4-1'] }),
  };
}

export default matrix({ kind: Object.keys(connects) as (keyof typeof connects)[] }, ({ kind }) =>
  scenario({
    id: `malformed/connect/${kind}`,
    title: `${connects[kind].what}: closed without being accepted`,
    statements: citing(connects[kind]),
    lesson: `The Connect Flags tell which fields follow and what they mean, so they must agree with them and with each other.
      A CONNECT that is not as section 3.1 has it gets no answer: whoever sent it may not speak MQTT at all. In 5.0 it may
      be told why.`,

    async run(stage) {
      const right = await stage.open();
      await right.sendBytes(connectWith(stage, 0, utf8String(stage.clientId('right'))));
      await right.expect('connack'); // the control: one that is put together the same way is answered

      await expectEachToBeRefused(stage, { ...connects[kind], reasonCodes: withoutLogin });
    },
  }),
);
