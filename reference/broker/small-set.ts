/** A Set that takes next to no memory while it holds one value or none. */

import { SmallMap } from './small-map.ts';

/** Behaves as `Set`, as far as `SmallMap` does as `Map`. */
export class SmallSet<T> implements Set<T> {
  private readonly held = new SmallMap<T, T>();

  get size(): number {
    return this.held.size;
  }

  get [Symbol.toStringTag](): string {
    return 'SmallSet';
  }

  has(value: T): boolean {
    return this.held.has(value);
  }

  add(value: T): this {
    this.held.set(value, value);
    return this;
  }

  delete(value: T): boolean {
    return this.held.delete(value);
  }

  clear(): void {
    this.held.clear();
  }

  entries(): SetIterator<[T, T]> {
    return this.held.entries();
  }

  keys(): SetIterator<T> {
    return this.held.keys();
  }

  values(): SetIterator<T> {
    return this.held.keys();
  }

  [Symbol.iterator](): SetIterator<T> {
    return this.held.keys();
  }

  forEach(visit: (value: T, again: T, set: Set<T>) => void): void {
    for (const value of this) visit(value, value, this);
  }
}
