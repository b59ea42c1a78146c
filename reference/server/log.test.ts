/** What is logged, at which level, and what never is. */

import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { connect, createTestBroker, payload, publish, subscribe } from '../broker/test-client.ts';
import { createLog, logEvents } from './log.ts';
import type { LogFormat, LogLevel } from './log-levels.ts';

/** The lines that a client's visit leaves, and one that is refused. */
function linesOf(level: LogLevel, format: LogFormat): string[] {
  const lines: string[] = [];
  const destination = new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => {
      lines.push(...text.split('\n').filter((line) => line !== ''));
      done();
    },
  });
  const observe = logEvents(createLog({ level, format, destination, colour: false }));
  const made = createTestBroker({ observe, limits: { maxSubscriptions: 1 } });
  const client = made.open();
  client.send(connect({ clientId: 'lamp', userName: 'somebody', password: payload('hunter2') }));
  client.send(subscribe(1, 'a', 'b\u001b'), publish({ topic: 'a', payload: payload('tender') }));
  client.congested();
  client.send(publish({ topic: 'a', payload: payload('tender') }));
  client.drained();
  client.send({ type: 'unsubscribe', packetIdentifier: 1, topicFilters: ['a'] });
  client.send({ type: 'disconnect', reasonCode: 0 });
  made.connecting({ clientId: '', cleanStart: false });
  return lines;
}

const messagesOf = (level: LogLevel): string[] => linesOf(level, 'json').map((line) => JSON.parse(line).msg);

it('warn tells of what went wrong', () => {
  expect(messagesOf('warn')).toEqual([
    'lamp not subscribed to b\\u001b: maxSubscriptions',
    'lamp reads too slowly',
    'CONNECT refused with 0x02',
    'a connection without a client gone: CONNECT refused with 0x02',
  ]);
});

it('info tells who comes and goes as well', () => {
  expect(messagesOf('info')).toEqual([
    'lamp connected: MQTT 3.1.1, Keep Alive 0 s, a new session',
    'lamp not subscribed to b\\u001b: maxSubscriptions',
    'lamp reads too slowly',
    'lamp has read all',
    'lamp gone: DISCONNECT 0x00',
    'CONNECT refused with 0x02',
    'a connection without a client gone: CONNECT refused with 0x02',
  ]);
});

it('trace tells of each message, and holds neither payloads nor passwords', () => {
  const lines = linesOf('trace', 'json');
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(
    `opened connected subscribed not-subscribed published congested published dropped drained unsubscribed ended opened refused ended`.split(
      ' ',
    ),
  );
  expect(JSON.parse(lines[4] ?? '')).toMatchObject({ level: 10, clientId: 'lamp', topic: 'a', payloadBytes: 6 });
  expect(lines.join()).not.toMatch(/hunter2|tender|somebody/);
});

it('text is for people', () => {
  const [first] = linesOf('info', 'text');
  expect(first).toMatch(
    /^\[\d\d:\d\d:\d\d\.\d{3}\] INFO: lamp connected: MQTT 3\.1\.1, Keep Alive 0 s, a new session$/,
  );
});
