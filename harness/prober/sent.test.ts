/** What a client sent is told as the broker reads it, however it was cut. */

import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import { hex } from '../scenario.ts';
import { packetsOf } from '../trace.ts';
import { Dialogue } from './dialogue.ts';
import { Recorder } from './recorder.ts';
import { SentRecorder } from './sent.ts';

const recorded = (send: (sent: SentRecorder) => void): string[] => {
  const recorder = new Recorder(createManualClock());
  send(new SentRecorder(recorder, 'a', '3.1.1', new Dialogue()));
  return packetsOf(recorder.trace, 'out').map(
    ({ packet, bytes }) => `${packet.type} ${Buffer.from(bytes).toString('hex')}`,
  );
};

describe('what is recorded of what was sent', () => {
  it('is each packet of several in one piece', () => {
    expect(recorded((sent) => sent.inStream(hex('c000 e000')))).toEqual(['pingreq c000', 'disconnect e000']);
  });

  it('is a packet once it is whole, and its parts before', () => {
    const sent = recorded((sent) => {
      sent.inStream(hex('c000 4002'));
      sent.inStream(hex('00'));
      sent.inStream(hex('07 c0'));
    });
    expect(sent).toEqual(['pingreq c000', 'violation 4002', 'violation 00', 'puback 40020007', 'violation c0']);
  });

  it('is what is wrong with a packet, and those behind it', () => {
    expect(recorded((sent) => sent.inStream(hex('c100 c000')))).toEqual(['violation c100', 'pingreq c000']);
  });

  it('is everything as it came where no packet can be told any more', () => {
    const sent = recorded((sent) => {
      sent.inStream(hex('c0 ff ff ff ff 7f'));
      sent.inStream(hex('c000'));
    });
    expect(sent).toEqual(['violation c0ffffffff7f', 'violation c000']);
  });

  it('is told apart from the stream where it is no part of it', () => {
    const sent = recorded((sent) => {
      sent.inStream(hex('c0'));
      sent.apart(hex('c000'));
      sent.inStream(hex('00'));
    });
    expect(sent).toEqual(['violation c0', 'pingreq c000', 'pingreq c000']);
  });
});
