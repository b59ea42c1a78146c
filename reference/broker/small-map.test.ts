import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SmallMap } from './small-map.ts';
import { SmallSet } from './small-set.ts';

const keys = fc.integer({ min: 0, max: 4 });

const steps = fc.array(
  fc.oneof(
    fc.record({ what: fc.constantFrom('set', 'delete', 'get', 'has'), key: keys, value: fc.integer() }),
    fc.constant({ what: 'clear', key: 0, value: 0 }),
  ),
);

describe('SmallMap', () => {
  it('does what Map does', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const [ours, theirs] = [new SmallMap<number, number>(), new Map<number, number>()];
        const act = (map: Map<number, number>, { what, key, value }: (typeof taken)[number]): unknown => {
          switch (what) {
            case 'set':
              return map.set(key, value) === map;
            case 'delete':
              return map.delete(key);
            case 'get':
              return map.get(key);
            case 'has':
              return map.has(key);
            default:
              return map.clear();
          }
        };
        for (const step of taken) {
          expect(act(ours, step)).toEqual(act(theirs, step));
          expect(ours.size).toBe(theirs.size);
          expect([...ours]).toEqual([...theirs]);
          expect([...ours.keys()]).toEqual([...theirs.keys()]);
          expect([...ours.values()]).toEqual([...theirs.values()]);
        }
        const visited: [number, number][] = [];
        ours.forEach((value, key) => {
          visited.push([key, value]);
        });
        expect(visited).toEqual([...theirs]);
      }),
    );
  });

  it('lets an entry be deleted while it is gone through', () => {
    for (const count of [1, 2, 3]) {
      const map = new SmallMap<number, number>();
      for (let key = 0; key < count; key++) map.set(key, key);
      const met: number[] = [];
      for (const [key] of map) {
        met.push(key);
        map.delete(key);
      }
      expect(met).toHaveLength(count);
      expect(map.size).toBe(0);
    }
  });
});

describe('SmallSet', () => {
  it('does what Set does', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const [ours, theirs] = [new SmallSet<number>(), new Set<number>()];
        for (const { what, key } of taken) {
          if (what === 'clear') {
            ours.clear();
            theirs.clear();
          } else if (what === 'set') {
            ours.add(key);
            theirs.add(key);
          } else if (what === 'delete') expect(ours.delete(key)).toBe(theirs.delete(key));
          else expect(ours.has(key)).toBe(theirs.has(key));
          expect(ours.size).toBe(theirs.size);
          expect([...ours]).toEqual([...theirs]);
        }
      }),
    );
  });
});
