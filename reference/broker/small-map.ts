/** A Map that takes next to no memory while it holds one entry or none, as those of a session mostly do. */

/**
 * Behaves as `Map`, order included; only what is added while somebody goes through a map of one entry is not met by him.
 */
export class SmallMap<K, V> implements Map<K, V> {
  /** The entry, while there is one and no more. */
  private only: [K, V] | null = null;
  /** All entries, from the second on until none is left. */
  private many: Map<K, V> | null = null;

  get size(): number {
    return this.many !== null ? this.many.size : this.only === null ? 0 : 1;
  }

  get [Symbol.toStringTag](): string {
    return 'SmallMap';
  }

  get(key: K): V | undefined {
    if (this.many !== null) return this.many.get(key);
    return this.only !== null && this.only[0] === key ? this.only[1] : undefined;
  }

  has(key: K): boolean {
    return this.many !== null ? this.many.has(key) : this.only !== null && this.only[0] === key;
  }

  set(key: K, value: V): this {
    if (this.many !== null) this.many.set(key, value);
    else if (this.only === null || this.only[0] === key) this.only = [key, value];
    else {
      this.many = new Map([this.only, [key, value]]);
      this.only = null;
    }
    return this;
  }

  delete(key: K): boolean {
    if (this.many !== null) {
      const isGone = this.many.delete(key);
      if (this.many.size === 0) this.many = null;
      return isGone;
    }
    if (this.only === null || this.only[0] !== key) return false;
    this.only = null;
    return true;
  }

  clear(): void {
    this.only = null;
    this.many = null;
  }

  entries(): MapIterator<[K, V]> {
    return this.many !== null ? this.many.entries() : (this.only === null ? [] : [this.only]).values();
  }

  keys(): MapIterator<K> {
    return this.many !== null ? this.many.keys() : (this.only === null ? [] : [this.only[0]]).values();
  }

  values(): MapIterator<V> {
    return this.many !== null ? this.many.values() : (this.only === null ? [] : [this.only[1]]).values();
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: Map<K, V>) => void): void {
    if (this.many !== null) this.many.forEach(visit);
    else if (this.only !== null) visit(this.only[1], this.only[0], this);
  }
}
