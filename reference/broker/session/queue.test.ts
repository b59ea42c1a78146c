/** The queue against a plain array. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createQueue } from './queue.ts';

test('does what an array does', () => {
  const step = fc.oneof(
    fc.record({ type: fc.constant('insert' as const), place: fc.nat(300) }),
    fc.record({ type: fc.constant('append' as const), count: fc.nat(200) }),
    fc.record({ type: fc.constant('shift' as const), count: fc.nat(200) }),
    fc.record({ type: fc.constant('retain' as const), modulus: fc.integer({ min: 1, max: 5 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const queue = createQueue<number>();
      let model: number[] = [];
      let next = 0;
      for (const item of steps) {
        switch (item.type) {
          case 'insert':
            queue.insert(item.place, next);
            model.splice(item.place, 0, next++);
            break;
          case 'append':
            for (let i = 0; i < item.count; i++) {
              queue.insert(queue.size, next);
              model.push(next++);
            }
            break;
          case 'shift':
            for (let i = 0; i < item.count; i++) expect(queue.shift()).toBe(model.shift());
            break;
          case 'retain': {
            const keep = (value: number): boolean => value % item.modulus === 0;
            expect(queue.retain(keep)).toEqual(model.filter((value) => !keep(value)));
            model = model.filter(keep);
          }
        }
        expect(queue.size).toBe(model.length);
        expect(queue.peek()).toBe(model[0]);
        expect([...queue]).toEqual(model);
      }
    }),
  );
});
