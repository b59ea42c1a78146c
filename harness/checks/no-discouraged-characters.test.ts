import { expect, test } from 'vitest';
import { noDiscouragedCharacters } from './no-discouraged-characters.ts';
import { connected, findings, publish, received, sent } from './test-traces.ts';

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
