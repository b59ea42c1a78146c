import { expect, it } from 'vitest';
import { scramClient } from './scram.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (message: Uint8Array): string => new TextDecoder().decode(message);

it('says what the example of RFC 7677 says', () => {
  const client = scramClient('user', 'pencil', 'rOprNGfwEbeRWgbNEkqO');
  expect(text(client.first)).toBe('n,,n=user,r=rOprNGfwEbeRWgbNEkqO');
  const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
  const final = client.final(bytes(`r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`));
  expect(text(final.message)).toBe(`c=biws,r=${nonce},p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=`);
  expect(final.isAnsweredBy(bytes('v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4='))).toBe(true);
  expect(final.isAnsweredBy(bytes('v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4='))).toBe(false);
});

it('does not go on with a server that forgets its nonce', () => {
  expect(() => scramClient('u', 'p', 'abc').final(bytes('r=abd,s=AAAA,i=4096'))).toThrow(/expected r=abc/);
});
