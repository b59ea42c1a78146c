import { binaryData, byte, forge, matrix, scenario, utf8String, variableByteInteger } from '../../harness/scenario.ts';
import { expectRefused } from '../_refused.ts';
import { authWith, beginLogin, method } from './_scram.ts';

type Cited =
  | 'MQTT-3.15.1-1'
  | 'MQTT-3.15.2-1'
  | 'v5.0-3.15.2.2.2-u1'
  | 'v5.0-3.15.2.2.3-u1'
  | 'v5.0-3.15.2.2.4-u2'
  | 'MQTT-4.13.1-1';

interface Case {
  readonly title: string;
  readonly statements: readonly Cited[];
  readonly firstByte?: number;
  readonly reasonCode?: number;
  /** The properties, given the right ones. */
  readonly properties?: (named: Uint8Array, data: Uint8Array) => readonly Uint8Array[];
}

const reason = Uint8Array.of(0x1f, ...utf8String('why'));

const cases: Readonly<Record<string, Case>> = {
  flags: { title: 'with a reserved flag set', statements: ['MQTT-3.15.1-1'], firstByte: 0xf1 },
  'reason-code': {
    title: 'with a Reason Code that is not in its table',
    statements: ['MQTT-3.15.2-1', 'MQTT-4.13.1-1'],
    reasonCode: 0x1a,
  },
  'without-method': {
    title: 'without an Authentication Method',
    statements: ['v5.0-3.15.2.2.2-u1', 'MQTT-4.13.1-1'],
    properties: (_named, data) => [data],
  },
  'method-twice': {
    title: 'with its Authentication Method twice',
    statements: ['v5.0-3.15.2.2.2-u1', 'MQTT-4.13.1-1'],
    properties: (named, data) => [named, named, data],
  },
  'data-twice': {
    title: 'with its Authentication Data twice',
    statements: ['v5.0-3.15.2.2.3-u1', 'MQTT-4.13.1-1'],
    properties: (named, data) => [named, data, data],
  },
  'reason-twice': {
    title: 'with two Reason Strings',
    statements: ['v5.0-3.15.2.2.4-u2', 'MQTT-4.13.1-1'],
    properties: (named, data) => [named, data, reason, reason],
  },
};

function ill({ firstByte = 0xf0, reasonCode = 0x18, properties }: Case, answer: Uint8Array): Uint8Array {
  const named = Uint8Array.of(0x15, ...utf8String(method));
  const data = Uint8Array.of(0x16, ...binaryData(answer));
  const parts = properties?.(named, data) ?? [named, data];
  const length = parts.reduce<number>((sum, part) => sum + part.length, 0);
  return forge(firstByte, byte(reasonCode), variableByteInteger(length), ...parts);
}

export default matrix({ what: Object.keys(cases) }, ({ what }) => {
  const wrong = cases[what];
  if (wrong === undefined) return null;
  const { title, statements } = wrong;
  return scenario({
    id: `auth/ill-formed/${what}`,
    title: `An AUTH ${title} is not accepted, though its proof is right`,
    statements: { '5.0': statements },
    needs: ['enhanced-authentication'],
    lesson: 'AUTH is read as strictly as any other packet. A server that guesses here guesses about who somebody is.',

    async run(stage) {
      // The control: the same answer in a packet that is right.
      const control = await beginLogin(stage);
      await control.client.send(authWith(0x18, control.answer));
      await control.client.expect('connack', { reasonCode: 0 });

      const { client, answer } = await beginLogin(stage);
      await client.sendBytes(ill(wrong, answer));

      await expectRefused(stage, client, { returnCode: null, statements: { '5.0': statements } });
    },
  });
});
