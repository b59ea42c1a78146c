import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Framing } from '../stage.ts';
import { createOutlet } from './framing.ts';
import type { Wire } from './wire.ts';

/** A wire that keeps the segments that it was handed. */
function keeping(): { readonly wire: Wire; readonly segments: number[][] } {
  const segments: number[][] = [];
  const wire: Wire = {
    write: async (bytes) => {
      segments.push([...bytes]);
    },
    end: () => undefined,
    cut: () => undefined,
    websocket: null,
  };
  return { wire, segments };
}

async function sent(framing: Framing, ...parts: readonly number[][]): Promise<number[][]> {
  const { wire, segments } = keeping();
  const outlet = createOutlet(wire, framing);
  for (const part of parts) await outlet.put(Uint8Array.from(part));
  await outlet.flush();
  return segments;
}

describe('createOutlet', () => {
  it('whole: one segment for each thing sent', async () => {
    expect(await sent('whole', [1, 2], [3])).toEqual([[1, 2], [3]]);
  });

  it('bytes: one segment for each byte', async () => {
    expect(await sent('bytes', [1, 2], [3])).toEqual([[1], [2], [3]]);
  });

  it('coalesced: one segment for all until it is let out', async () => {
    const { wire, segments } = keeping();
    const outlet = createOutlet(wire, 'coalesced');
    await outlet.put(Uint8Array.of(1, 2));
    await outlet.put(Uint8Array.of(3));
    expect(segments).toEqual([]);
    await outlet.flush();
    await outlet.flush();
    expect(segments).toEqual([[1, 2, 3]]);
  });

  it('loses, doubles and reorders nothing, however it cuts', async () => {
    const parts = fc.array(fc.array(fc.nat(255), { maxLength: 20 }), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(parts, fc.constantFrom<Framing>('whole', 'bytes', 'coalesced'), async (given, framing) => {
        expect((await sent(framing, ...given)).flat()).toEqual(given.flat());
      }),
    );
  });
});
