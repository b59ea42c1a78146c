/** Bytes counted by hand from the formats of the standards. */

import { describe, expect, it } from 'vitest';
import { bills, total } from './wire-cost.ts';

const [mqtt311, mqtt50, xmpp] = bills(0);

describe('what things cost', () => {
  it('in MQTT 3.1.1', () => {
    // Fixed header 2, "MQTT" 6, level, flags, Keep Alive 4, client id 8, user name 8, password 14; CONNACK 4.
    expect(total(mqtt311?.deeds.connect ?? [])).toBe(2 + 6 + 4 + 8 + 8 + 14 + 4);
    expect(total(mqtt311?.deeds.heartbeat ?? [])).toBe(4);
    // Fixed header 2, topic 2 + 17, the text.
    expect(total(mqtt311?.deeds.publish ?? [])).toBe(2 + 19 + 35);
    expect(total(bills(1)[0]?.deeds.publish ?? [])).toBe(2 + 19 + 2 + 35 + 4);
  });

  it('in MQTT 5.0: one byte for properties in CONNECT, CONNACK and PUBLISH', () => {
    expect(total(mqtt50?.deeds.connect ?? [])).toBe(46 + 2);
    expect(total(mqtt50?.deeds.heartbeat ?? [])).toBe(4);
    expect(total(mqtt50?.deeds.publish ?? [])).toBe(56 + 1);
  });

  it('in XMPP: well-formed XML, and one byte for a heartbeat', () => {
    expect(total(xmpp?.deeds.heartbeat ?? [])).toBe(1);
    expect(total(xmpp?.deeds.connect ?? [])).toBeGreaterThan(1000);
    expect(xmpp?.deeds.publish[0]?.text).toMatch(/^<message [^>]*><body>.*<\/body><\/message>$/);
  });
});
