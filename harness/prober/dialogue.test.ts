import { describe, expect, it } from 'vitest';
import type { Packet } from '../../reference/codec/index.ts';
import { Dialogue } from './dialogue.ts';

const message = (qos: 1 | 2, packetIdentifier: number): Packet => ({
  type: 'publish',
  topic: 'a',
  payload: new Uint8Array(),
  qos,
  retain: false,
  dup: false,
  packetIdentifier,
});

const answer = (type: 'puback' | 'pubrec' | 'pubrel' | 'pubcomp', packetIdentifier: number): Packet => ({
  type,
  packetIdentifier,
  reasonCode: 0,
});

describe('what a client holds back', () => {
  it('is a message at QoS 1 until PUBACK', () => {
    const dialogue = new Dialogue();
    dialogue.received(message(1, 1));
    dialogue.received(message(1, 2));
    expect(dialogue.heldBack).toBe(2);
    dialogue.sent(answer('puback', 1));
    expect(dialogue.heldBack).toBe(1);
  });

  it("is a message at QoS 2 until PUBREC, and from PUBREL to PUBCOMP: between them it is the broker's turn", () => {
    const dialogue = new Dialogue();
    dialogue.received(message(2, 1));
    expect(dialogue.heldBack).toBe(1);
    dialogue.sent(answer('pubrec', 1));
    expect(dialogue.heldBack).toBe(0);
    dialogue.received(answer('pubrel', 1));
    expect(dialogue.heldBack).toBe(1);
    dialogue.sent(answer('pubcomp', 1));
    expect(dialogue.heldBack).toBe(0);
  });
});
