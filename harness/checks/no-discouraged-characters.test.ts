import { expect, test } from 'vitest';
import { noDiscouragedCharacters } from './no-discouraged-characters.ts';
import { connected, findings, publish, received, sent } from './test-traces.ts';
import { connack5, connect5 } from './test-traces-v5.ts';

const got = (topic: string) => findings(noDiscouragedCharacters, [connected('a'), received('a', publish(topic, 'm'))]);

test('plain topics of the server are fine, in any script', () => {
  expect(got('$SYS/broker/uptime')).toEqual([]);
  expect(got('$SYS/маклер/\u{1f4e8}')).toEqual([]);
});

test.each(['\u0001', '\u001f', '\u007f', '\u009f', '\ufdd0', '\uffff', '\u{10fffe}'])('%j is found', (character) => {
  expect(got(`$SYS/a${character}`)).toHaveLength(1);
});

test("nothing is said of clients' topics", () => {
  expect(got('a\u0001')).toEqual([]);
  const own = [connected('a'), sent('a', publish('$SYS/\u0001', 'm')), received('a', publish('$SYS/\u0001', 'm'))];
  expect(findings(noDiscouragedCharacters, own)).toEqual([]);
});

test('in 5.0 the strings of CONNACK are looked at too', () => {
  const told = (responseInformation: string) => [connect5('a'), connack5('a', { responseInformation })];
  expect(findings(noDiscouragedCharacters, told('replies/'), '5.0')).toEqual([]);
  expect(findings(noDiscouragedCharacters, told('replies/\u0007'), '5.0')[0]).toContain('[v5.0-1.5.4-u3]');
});
