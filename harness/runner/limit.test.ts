import { describe, expect, it } from 'vitest';
import { limitTo } from './limit.ts';

/** Works under a limit; each piece of work ends, and tells that it only waits, when told. */
function working(concurrency: number) {
  const limit = limitTo(concurrency);
  const begun: string[] = [];
  const pieces = new Map<string, { wait(): void; end(): void }>();
  return {
    begun,
    piece: (name: string) => pieces.get(name),
    begin: (name: string) =>
      limit(
        (onWaiting) =>
          new Promise<string>((resolve) => {
            begun.push(name);
            pieces.set(name, { wait: onWaiting, end: () => resolve(name) });
          }),
      ),
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('limitTo', () => {
  it('begins no more than it may until one is done', async () => {
    const { begin, begun, piece } = working(2);
    const [a] = [begin('a'), begin('b'), begin('c')];
    await settled();
    expect(begun).toEqual(['a', 'b']);
    piece('a')?.end();
    expect(await a).toBe('a');
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('begins another beside one that only waits, which counts for nothing when it is done at last', async () => {
    const { begin, begun, piece } = working(2);
    const [a] = [begin('a'), begin('b'), begin('c'), begin('d')];
    await settled();
    piece('a')?.wait();
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    piece('a')?.end();
    expect(await a).toBe('a');
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('takes a limit of 1 to the word', async () => {
    const { begin, begun, piece } = working(1);
    void begin('a');
    void begin('b');
    await settled();
    piece('a')?.wait();
    await settled();
    expect(begun).toEqual(['a']);
    piece('a')?.end();
    await settled();
    expect(begun).toEqual(['a', 'b']);
  });

  it('hands on what goes wrong, and goes on', async () => {
    const limit = limitTo(2);
    await expect(limit(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await limit(() => Promise.resolve(1))).toBe(1);
  });
});
