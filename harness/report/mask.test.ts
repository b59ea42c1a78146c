import { expect, test } from 'vitest';
import { toHex } from '../../reference/codec/hex.ts';
import type { PacketEvent } from '../trace.ts';
import { maskSecrets, maskText, maskTexts } from './mask.ts';
import { sampleResult, sampleScenario } from './sample-result.ts';

const silent = sampleResult.scenarios.find(({ id }) => id === 'keep-alive/silent-client') ?? sampleScenario();

function connectIn(secrets: readonly string[]): PacketEvent {
  const event = maskSecrets(silent, secrets).trace[1];
  if (event?.kind !== 'packet') throw new Error('the sample has CONNECT as its second event');
  return event;
}

test('user name and password become asterisks in the fields and in the bytes', () => {
  const { packet, bytes } = connectIn(['u1', 's3cret']);
  expect(packet).toMatchObject({ userName: '**', password: new TextEncoder().encode('******') });
  expect(toHex(bytes)).toBe('10 1a 00 04 4d 51 54 54 04 c2 00 02 00 02 63 31 00 02 2a 2a 00 06 2a 2a 2a 2a 2a 2a');
});

test('values that a scenario made up stay', () => {
  expect(connectIn(['u2', 'other!'])).toEqual(silent.trace[1]);
  expect(connectIn([''])).toEqual(silent.trace[1]);
});

test('the password is hidden also where the packet was too wrong to be read', () => {
  const [, connect] = silent.trace;
  if (connect?.kind !== 'packet') throw new Error('the sample has CONNECT as its second event');
  const raw = { ...connect, packet: { type: 'violation', kind: 'malformed-packet' } as PacketEvent['packet'] };
  const [masked] = maskSecrets(sampleScenario({ trace: [raw] }), ['s3cret']).trace;
  expect(masked?.kind === 'packet' && toHex(masked.bytes)).toMatch(/00 06( 2a){6}$/);
});

test('what a broker repeats of them in words is hidden too, and a short one not within other words', () => {
  const told = 'expected a welcome, got "me: my-pass-word is wrong"';
  const result = sampleScenario({ verdict: 'fail', reason: told, observations: { said: told, times: 2 } });
  const hidden = 'expected a welcome, got "***: *** is wrong"';
  expect(maskSecrets(result, ['me', 'my-pass-word'])).toMatchObject({
    reason: hidden,
    observations: { said: hidden, times: 2 },
  });
  expect(maskText('a+b, xmy-pass-wordx', ['a+b', '', 'my-pass-word'])).toBe('***, x***x');
  expect(maskTexts({ versions: '3.1.1', qos: 2 }, ['me'])).toEqual({ versions: '3.1.1', qos: 2 });
});
