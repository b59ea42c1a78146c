/** The contract that every transport keeps with a broker on one side and a peer on the other. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Peer, type Transport, transports } from './test-peers.ts';
import { createRecorder, type Reactions, type Visit } from './test-recorder.ts';

const hello = Uint8Array.of(1, 2, 3, 4);
const large = Uint8Array.from({ length: 1024 * 1024 }, (_, index) => index % 251);

describe.each(Object.entries(transports))('%s', (_name, open) => {
  let transport: Transport | undefined;
  afterEach(() => transport?.close());

  const meet = async (reactions: Reactions = {}): Promise<{ peer: Peer; visit: Visit }> => {
    const recorder = createRecorder(reactions);
    transport = await open(recorder.acceptor);
    const peer = await transport.connect();
    return { peer, visit: await recorder.visit() };
  };

  describe('carries bytes', () => {
    let peer: Peer;
    let visit: Visit;
    beforeEach(async () => {
      ({ peer, visit } = await meet());
    });

    it('from the peer to the broker', async () => {
      peer.send(hello);
      expect(await visit.bytes.take(4)).toEqual(hello);
    });

    it('from the broker to the peer', async () => {
      visit.wire.send(hello);
      expect(await peer.bytes.take(4)).toEqual(hello);
    });

    it('written one at a time, in order, both ways', async () => {
      const expected = large.slice(0, 2_000);
      for (const value of expected) {
        peer.send(Uint8Array.of(value));
        visit.wire.send(Uint8Array.of(value));
      }
      expect(await visit.bytes.take(2_000)).toEqual(expected);
      expect(await peer.bytes.take(2_000)).toEqual(expected);
    });

    it('in one piece of 1 MiB, both ways', async () => {
      peer.send(large);
      visit.wire.send(large);
      expect(Buffer.compare(await visit.bytes.take(large.length), large)).toBe(0);
      expect(Buffer.compare(await peer.bytes.take(large.length), large)).toBe(0);
    });
  });

  describe('ended by the peer', () => {
    it('delivers what was sent before, then reports the end once', async () => {
      const { peer, visit } = await meet();
      peer.send(hello);
      peer.end();
      await visit.ended;
      expect(visit.bytes.left).toBe(4);
      await peer.closed;
      expect(visit.endings()).toBe(1);
    });

    it('delivers what the broker sent before it learnt of the end', async () => {
      const { peer, visit } = await meet({ received: (_chunk, wire) => wire.send(hello) });
      peer.send(hello);
      await visit.bytes.take(4);
      peer.end();
      await peer.closed;
      expect(await peer.bytes.take(4)).toEqual(hello);
    });

    it('lets the broker send and close in vain afterwards', async () => {
      const { peer, visit } = await meet();
      peer.end();
      await visit.ended;
      visit.wire.send(hello);
      visit.wire.close();
      await peer.closed;
      expect(visit.endings()).toBe(1);
      expect(peer.bytes.left).toBe(0);
    });
  });

  describe('reset by the peer', () => {
    it('reports the end once, and lets the broker send and close in vain', async () => {
      const { peer, visit } = await meet();
      peer.send(hello);
      await visit.bytes.take(4);
      peer.reset();
      visit.wire.send(large);
      await visit.ended;
      visit.wire.send(large);
      visit.wire.close();
      await peer.closed;
      expect(visit.endings()).toBe(1);
    });
  });

  describe('closed by the broker', () => {
    it('delivers what was sent before, then ends for the peer, and is no news to the broker', async () => {
      const { peer, visit } = await meet();
      visit.wire.send(large);
      visit.wire.send(hello);
      visit.wire.close();
      await peer.closed;
      expect(peer.bytes.left).toBe(large.length + 4);
      expect(visit.endings()).toBe(0);
    });

    it('takes nothing more from either side', async () => {
      const { peer, visit } = await meet();
      visit.wire.close();
      visit.wire.close();
      visit.wire.send(hello);
      peer.send(hello);
      await peer.closed;
      expect(peer.bytes.left).toBe(0);
      expect(visit.bytes.left).toBe(0);
      expect(visit.endings()).toBe(0);
    });

    it('loses nothing of its last words though the peer goes on talking', async () => {
      const { peer, visit } = await meet({
        received: (_chunk, wire) => {
          wire.send(hello);
          wire.close();
        },
      });
      peer.send(hello);
      peer.send(large);
      await peer.closed;
      expect(await peer.bytes.take(4)).toEqual(hello);
      expect(visit.endings()).toBe(0);
    });

    it('may happen as soon as the connection is accepted', async () => {
      const { peer } = await meet({
        accepted: (wire) => {
          wire.send(hello);
          wire.close();
        },
      });
      await peer.closed;
      expect(peer.bytes.left).toBe(4);
    });
  });

  it('keeps connections apart', async () => {
    const recorder = createRecorder();
    transport = await open(recorder.acceptor);
    const [first, firstVisit] = [await transport.connect(), await recorder.visit()];
    const [second, secondVisit] = [await transport.connect(), await recorder.visit()];
    first.send(hello);
    second.end();
    await secondVisit.ended;
    expect(await firstVisit.bytes.take(4)).toEqual(hello);
    expect(secondVisit.bytes.left).toBe(0);
    expect(firstVisit.endings()).toBe(0);
  });
});
