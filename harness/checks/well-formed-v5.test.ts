import { describe, expect, it } from 'vitest';
import { comeBytes, connect5, connected5, found, outBytes } from './test-traces-v5.ts';
import { wellFormed } from './well-formed.ts';

/** By what is wrong: the packet from the broker, and the statement that it breaks. */
const bad: Readonly<Record<string, readonly [string, string]>> = {
  'flags of PINGRESP': ['d1 00', 'MQTT-2.1.3-1'],
  'flags of PUBREL': ['60 02 00 01', 'MQTT-3.6.1-1'],
  'flags of DISCONNECT': ['e1 00', 'MQTT-3.14.1-1'],
  'flags of AUTH': ['f1 00', 'MQTT-3.15.1-1'],
  'reserved bits of CONNACK': ['20 03 02 00 00', 'MQTT-3.2.2-1'],
  'Session Present in a refusal': ['20 03 01 80 00', 'MQTT-3.2.2-6'],
  'a CONNACK without Property Length': ['20 02 00 00', 'MQTT-2.2.2-1'],
  'a padded Remaining Length': ['d0 80 00', 'MQTT-1.5.5-1'],
  'a Reason Code that CONNACK has not': ['20 03 00 10 00', 'MQTT-3.2.2-8'],
  'a Reason Code that PUBACK has not': ['40 03 00 01 92', 'MQTT-3.4.2-1'],
  'a Reason Code that PUBREC has not': ['50 03 00 01 92', 'MQTT-3.5.2-1'],
  'a Reason Code that PUBREL has not': ['62 03 00 01 80', 'MQTT-3.6.2-1'],
  'a Reason Code that PUBCOMP has not': ['70 03 00 01 80', 'MQTT-3.7.2-1'],
  'a Reason Code that SUBACK has not': ['90 04 00 01 00 03', 'MQTT-3.9.3-2'],
  'a Reason Code that UNSUBACK has not': ['b0 04 00 01 00 01', 'MQTT-3.11.3-2'],
  'a Reason Code that DISCONNECT has not': ['e0 01 85', 'MQTT-3.14.2-1'],
  'a Reason Code that AUTH has not': ['f0 01 80', 'MQTT-3.15.2-1'],
  'an AUTH that names no method': ['f0 02 18 00', 'v5.0-3.15.2.2.2-u1'],
  'a property of another packet': ['40 09 00 01 00 05 11 00 00 00 01', 'v5.0-2.2.2.2-u1'],
  'Maximum QoS 2': ['20 05 00 00 02 24 02', 'v5.0-3.2.2.3.4-u1'],
  'Receive Maximum twice': ['20 09 00 00 06 21 00 01 21 00 01', 'v5.0-3.2.2.3.3-u1'],
  'a Reason String twice': ['e0 0a 80 08 1f 00 01 61 1f 00 01 61', 'v5.0-3.14.2.2.3-u2'],
  'Topic Alias 0': ['30 07 00 01 74 03 23 00 00', 'MQTT-3.3.2-8'],
  'Subscription Identifier 0': ['30 06 00 01 74 02 0b 00', 'v5.0-3.3.2.3.8-u1'],
  'a wildcard in a Response Topic': ['30 08 00 01 74 04 08 00 01 23', 'MQTT-3.3.2-14'],
  'an empty Response Topic': ['30 07 00 01 74 03 08 00 00', 'MQTT-4.7.3-1'],
  'DUP with QoS 0': ['38 04 00 01 74 00', 'MQTT-3.3.1-2'],
  'both QoS bits': ['36 06 00 01 74 00 01 00', 'MQTT-3.3.1-4'],
  'a PUBLISH without topic': ['30 00', 'MQTT-3.3.2-1'],
  'a PUBLISH with neither topic nor alias': ['30 03 00 00 00', 'v5.0-3.3.2.1-u1'],
  'a wildcard in a topic': ['30 04 00 01 23 00', 'MQTT-3.3.2-2'],
  'ill-formed UTF-8 in a User Property': ['30 0a 00 01 74 06 26 00 01 ff 00 00', 'MQTT-1.5.4-1'],
  'U+0000 in a topic': ['30 04 00 01 00 00', 'MQTT-1.5.4-2'],
  'identifier 0 in PUBLISH': ['32 06 00 01 74 00 00 00', 'MQTT-2.2.1-4'],
  'Payload Format Indicator 2': ['30 06 00 01 74 02 01 02', ''],
};

const good = ['20 03 00 00 00', '40 02 00 01', '40 03 00 01 10', 'e0 00', 'e0 01 8e', '90 04 00 01 00 a2', 'f0 00'];

describe('well-formed, in 5.0', () => {
  it.each(Object.entries(bad))('finds %s and names its statement', (_name, [hex, statement]) => {
    const [finding, ...more] = found(wellFormed, connected5('a'), comeBytes('a', hex));
    expect(finding).toMatch(/^2: expected .+ at byte \d+ of what the broker sent, got /);
    expect(finding?.endsWith(` [${statement}]`)).toBe(true);
    expect(more).toEqual([]);
    const cited: readonly string[] = wellFormed.statements['5.0'] ?? [];
    expect(statement === '' || cited.includes(statement)).toBe(true);
  });

  it.each(good)('is content with %s', (hex) => {
    expect(found(wellFormed, connect5('a'), comeBytes('a', hex))).toEqual([]);
  });

  it('lets a broker hand on what no statement lets it refuse', () => {
    const indicator2 = '30 06 00 01 74 02 01 02';
    expect(
      found(wellFormed, connected5('p'), outBytes('p', indicator2), connected5('a'), comeBytes('a', indicator2)),
    ).toEqual([]);
    const noWildcard = '30 08 00 01 74 04 08 00 01 23';
    expect(
      found(wellFormed, connected5('p'), outBytes('p', noWildcard), connected5('a'), comeBytes('a', noWildcard)),
    ).toHaveLength(1);
  });
});
