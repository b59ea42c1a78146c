import { binaryData, matrix, type Stage, scenario, utf8String } from '../../harness/scenario.ts';
import { loginOf } from '../_login.ts';
import { propertiesIn } from '../_properties.ts';
import { expectNotAccepted } from '../_refused.ts';
import { connectWith, flags } from './_connect-packet.ts';
import { illFormed, illFormedKinds, stringsOf } from './_utf8.ts';

const idOf = ({ clientId }: Stage): Uint8Array => utf8String(clientId('wrong'));

/** So that nothing but the string is a reason to refuse it. */
function loggingIn(stage: Stage, connectFlags: number, ...payload: readonly Uint8Array[]): Uint8Array {
  const login = loginOf(stage);
  return connectWith(stage, connectFlags | login.flags, ...payload, login.fields);
}

/** By field: a CONNECT with that string in it, and the one return code that a server may think fit for it. */
const fields = {
  'client-id': {
    breaks: { '3.1.1': 'MQTT-3.1.3-4', '5.0': 'MQTT-3.1.3-4' },
    holding: (string: Uint8Array, stage: Stage) => loggingIn(stage, 0, string),
    fittingCode: 2,
  },
  'will-topic': {
    breaks: { '3.1.1': 'MQTT-3.1.3-10', '5.0': 'MQTT-3.1.3-11' },
    holding: (string: Uint8Array, stage: Stage) =>
      loggingIn(stage, flags.will, idOf(stage), propertiesIn(stage), string, binaryData([0x77])),
    fittingCode: null,
  },
  'user-name': {
    breaks: { '3.1.1': 'MQTT-3.1.3-11', '5.0': 'MQTT-3.1.3-12' },
    holding: (string: Uint8Array, stage: Stage) => connectWith(stage, flags.userName, idOf(stage), string),
    fittingCode: 4,
  },
} as const;

export default matrix({ field: ['client-id', 'will-topic', 'user-name'], kind: illFormedKinds }, ({ field, kind }) =>
  scenario({
    id: `malformed/utf8-in-connect/${field}-${kind}`,
    title: `CONNECT with ${kind.replaceAll('-', ' ')} in its ${field.replace('-', ' ')} is refused`,
    statements: {
      '3.1.1': [fields[field].breaks['3.1.1'], illFormed[kind].breaks['3.1.1'], 'MQTT-3.1.4-1'],
      '5.0': [fields[field].breaks['5.0'], ...illFormed[kind].breaks['5.0'], 'MQTT-3.1.4-1'],
    },
    lesson: `The strings of a CONNECT are checked like all others, and a CONNECT that fails the check gets no answer, in 5.0 none that accepts. The
      password is no string: its bytes may be anything.`,

    async run(stage) {
      const { connect, open, tag, version, fail, warn } = stage;
      const control = await connect({ clientId: stage.clientId('control') });
      const wrong = `CONNECT with ${kind.replaceAll('-', ' ')} in its ${field.replace('-', ' ')}`;

      for (const string of stringsOf(kind, tag)) {
        const client = await open();
        await client.sendBytes(fields[field].holding(string, stage));
        await client.expectClosed({ on: wrong });
        if (version === '5.0') {
          await expectNotAccepted(stage, client);
          continue;
        }
        const answer = await client.expectOneOf(['connack']);
        if (!('type' in answer) || answer.type !== 'connack') continue;
        const { reasonCode } = answer;
        if (reasonCode === 0 || reasonCode !== fields[field].fittingCode)
          fail('no CONNACK', `return code ${reasonCode}`);
        warn(
          `expected no CONNACK, got return code ${reasonCode}: some take it for a refusal by choice, which is answered`,
        );
      }

      await control.expectOpen();
    },
  }),
);
