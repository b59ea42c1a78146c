import { describe, expect, it } from 'vitest';
import { connect, connected, findings, receivedBytes, sent, sentBytes } from './test-traces.ts';
import { wellFormed } from './well-formed.ts';

/** By what is wrong: the packet from the broker, and the statement that it breaks. */
const bad: Readonly<Record<string, readonly [string, string]>> = {
  'flags of PINGRESP': ['d1 00', 'MQTT-2.2.2-1'],
  'flags of CONNACK': ['21 02 00 00', 'MQTT-2.2.2-1'],
  'flags of PUBREL': ['60 02 00 01', 'MQTT-3.6.1-1'],
  'reserved bits of CONNACK': ['20 02 02 00', 'v3.1.1-3.2.2.1-u1'],
  'Session Present in a refusal': ['20 02 01 05', 'MQTT-3.2.2-4'],
  'a return code that is reserved': ['20 02 00 06', 'MQTT-3.2.2-6'],
  'DUP with QoS 0': ['38 04 00 01 74 6d', 'MQTT-3.3.1-2'],
  'both QoS bits': ['36 06 00 01 74 00 01 6d', 'MQTT-3.3.1-4'],
  'a PUBLISH without topic': ['30 00', 'MQTT-3.3.2-1'],
  'a wildcard in a topic': ['30 04 00 01 23 6d', 'MQTT-3.3.2-2'],
  'another wildcard in a topic': ['30 06 00 03 61 2f 2b 6d', 'MQTT-3.3.2-2'],
  'an empty topic': ['30 03 00 00 6d', 'MQTT-4.7.3-1'],
  'a topic in ill-formed UTF-8': ['30 05 00 02 c0 af 6d', 'MQTT-1.5.3-1'],
  'a surrogate in a topic': ['30 06 00 03 ed a0 80 6d', 'MQTT-1.5.3-1'],
  'U+0000 in a topic': ['30 04 00 01 00 6d', 'MQTT-1.5.3-2'],
  'identifier 0 in PUBLISH': ['32 05 00 01 74 00 00', 'MQTT-2.3.1-1'],
  'identifier 0 in PUBACK': ['40 02 00 00', 'MQTT-2.3.1-6'],
  'identifier 0 in SUBACK': ['90 03 00 00 00', 'MQTT-2.3.1-7'],
  'a SUBACK without codes': ['90 02 00 01', 'MQTT-3.8.4-5'],
  'a reserved code in SUBACK': ['90 03 00 01 03', 'MQTT-3.9.3-2'],
  'a packet type that is reserved': ['f0 00', ''],
  'bytes left over': ['d0 01 00', ''],
};

const good = ['d0 00', '20 02 00 05', '3a 06 00 01 74 00 01 6d', '31 04 00 01 74 6d', '90 04 00 01 80 02'];

describe('well-formed', () => {
  it.each(Object.entries(bad))('finds %s and names its statement', (_name, [hex, statement]) => {
    const [found, ...more] = findings(wellFormed, [connected('a'), receivedBytes('a', hex)]);
    expect(found).toMatch(/^2: expected .+ at byte \d+ of what the broker sent, got /);
    expect(found?.endsWith(` [${statement}]`)).toBe(true);
    expect(more).toEqual([]);
  });

  it.each(good)('is content with %s', (hex) => {
    expect(findings(wellFormed, [connected('a'), receivedBytes('a', hex)])).toEqual([]);
  });

  it('lists all statements that it names and that nothing else is about', () => {
    const named = Object.values(bad).flatMap(([, statement]) => (statement === '' ? [] : [statement]));
    const elsewhere = ['MQTT-2.3.1-6', 'MQTT-2.3.1-7', 'MQTT-3.8.4-5'];
    expect([...(wellFormed.statements['3.1.1'] ?? [])].sort()).toEqual(
      [...new Set(named.filter((id) => !elsewhere.includes(id)))].sort(),
    );
  });

  it('says nothing of what our client sends', () => {
    expect(findings(wellFormed, [connected('a'), sentBytes('a', 'd1 00')])).toEqual([]);
  });

  it('says nothing of answers where our client has sent what it may not', () => {
    const zero = sentBytes('a', '82 06 00 00 00 01 74 00');
    expect(findings(wellFormed, [connected('a'), zero, receivedBytes('a', '90 03 00 00 00')])).toEqual([]);
    const noFilter = sentBytes('a', '82 02 00 01');
    expect(findings(wellFormed, [connected('a'), noFilter, receivedBytes('a', '90 02 00 01')])).toEqual([]);
    expect(findings(wellFormed, [connected('a'), noFilter, receivedBytes('a', 'd1 00')])).toHaveLength(1);
  });

  it('does not judge answers to clients that asked for another version, or for none', () => {
    const answer = receivedBytes('a', '20 03 00 84 00');
    const unknownLevel = sentBytes('a', '10 0d 00 04 4d 51 54 54 7f 02 00 3c 00 01 61');
    expect(findings(wellFormed, [sent('a', connect('a', { version: '5.0' }), '5.0'), answer])).toEqual([]);
    expect(findings(wellFormed, [unknownLevel, answer])).toEqual([]);
    expect(findings(wellFormed, [sent('a', { type: 'pingreq' }), answer])).toEqual([]);
    expect(findings(wellFormed, [sent('a', connect('a')), answer])).toHaveLength(1);
  });
});
