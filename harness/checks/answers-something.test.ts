import { describe, expect, it } from 'vitest';
import type { Packet } from '../../reference/codec/packet.ts';
import { answersSomething } from './answers-something.ts';
import {
  ack,
  connected,
  findings,
  kept,
  type Lines,
  publishAt,
  received,
  sent,
  sentBytes,
  suback,
  subscribe,
} from './test-traces.ts';

const out = (packet: Packet) => sent('a', packet);
const come = (packet: Packet) => received('a', packet);
const found = (...lines: Lines[]) => findings(answersSomething, [connected('a'), ...lines]);

const unsubscribe: Packet = { type: 'unsubscribe', packetIdentifier: 1, topicFilters: ['t'] };
const unsuback: Packet = { type: 'unsuback', packetIdentifier: 1, reasonCodes: [] };

const exchanges: readonly (readonly [Packet, Packet, string])[] = [
  [publishAt(1, 1, 't', 'm'), ack('puback', 1), 'MQTT-2.3.1-6, MQTT-4.3.2-2'],
  [publishAt(2, 1, 't', 'm'), ack('pubrec', 1), 'MQTT-2.3.1-6, MQTT-4.3.3-2'],
  [ack('pubrel', 1), ack('pubcomp', 1), 'MQTT-4.3.3-2'],
  [subscribe(1, { t: 0 }), suback(1, 0), 'MQTT-2.3.1-7, MQTT-3.8.4-2'],
  [unsubscribe, unsuback, 'MQTT-2.3.1-7, MQTT-3.10.4-4'],
  [{ type: 'pingreq' }, { type: 'pingresp' }, ''],
];

describe.each(exchanges)('$1.type', (question, answer, statements) => {
  it('is fine as an answer', () => {
    expect(found(out(question), come(answer))).toEqual([]);
    expect(found(out(question), out(question), come(answer), come(answer))).toEqual([]);
  });

  it('is found where nothing was asked', () => {
    const [finding] = found(come(answer));
    expect(finding).toMatch(/^2: expected an answer to a .+ that was sent, got .+ that answers nothing/);
    expect(finding?.endsWith(` [${statements}]`)).toBe(true);
  });

  it('is found with another identifier', () => {
    const wrong = 'packetIdentifier' in answer ? [{ ...answer, packetIdentifier: 2 }] : [];
    for (const packet of wrong) expect(found(out(question), come(packet))).toHaveLength(1);
  });
});

describe('answers-something', () => {
  it('finds a second answer, but for PUBREC, which may be repeated', () => {
    for (const [question, answer] of exchanges) {
      const expected = answer.type === 'pubrec' ? 0 : 1;
      expect(found(out(question), come(answer), come(answer)), answer.type).toHaveLength(expected);
    }
  });

  it('finds an acknowledgement for the wrong QoS', () => {
    expect(found(out(publishAt(2, 1, 't', 'm')), come(ack('puback', 1)))).toHaveLength(1);
    expect(found(out(publishAt(1, 1, 't', 'm')), come(ack('pubrec', 1)))).toHaveLength(1);
  });

  it('lets acknowledgements come after a reconnect, to the same session only', () => {
    const asked = [kept('a', 'me'), sent('a', publishAt(2, 1, 't', 'm'))];
    const answer = received('b', ack('pubrec', 1));
    expect(findings(answersSomething, [...asked, kept('b', 'me', true), answer])).toEqual([]);
    expect(findings(answersSomething, [...asked, connected('b', { clientId: 'me' }), answer])).toHaveLength(1);
    expect(findings(answersSomething, [...asked, kept('b', 'other', false), answer])).toHaveLength(1);
  });

  it('says nothing of sessions that began out of sight, nor after bytes that are no packet', () => {
    expect(findings(answersSomething, [kept('a', 'me', true), come(ack('pubcomp', 1))])).toEqual([]);
    expect(found(sentBytes('a', '82 06 00 01 00 01 74 03'), come(suback(1, 0)))).toEqual([]);
  });
});
