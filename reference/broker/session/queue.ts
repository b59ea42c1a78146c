/** A first-in first-out queue whose both ends cost the same however long it is. */

/** A queue of items in order. */
export interface Queue<T> {
  readonly size: number;
  /** The item that is next, or undefined. */
  peek(): T | undefined;
  /** Takes the item that is next, or undefined. */
  shift(): T | undefined;
  /** Puts an item at a place, 0 being next and `size` (or more) last. */
  insert(place: number, item: T): void;
  /** Drops the items for which `keep` says no; gives them back in order. */
  retain(keep: (item: T) => boolean): readonly T[];
  [Symbol.iterator](): IterableIterator<T>;
}

/** Taken items stay at the front of the array until this many have gathered and they are half of it. */
const slack = 64;

/** Makes an empty queue. */
export function createQueue<T>(): Queue<T> {
  return new ArrayQueue();
}

class ArrayQueue<T> implements Queue<T> {
  private items: (T | undefined)[] = [];
  private head = 0;

  get size(): number {
    return this.items.length - this.head;
  }

  peek(): T | undefined {
    return this.items[this.head];
  }

  shift(): T | undefined {
    if (this.head === this.items.length) return undefined;
    const item = this.items[this.head];
    this.items[this.head] = undefined;
    this.head++;
    if (this.head === this.items.length || (this.head >= slack && this.head * 2 >= this.items.length)) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return item;
  }

  insert(place: number, item: T): void {
    if (this.head + place >= this.items.length) this.items.push(item);
    else this.items.splice(this.head + place, 0, item);
  }

  retain(keep: (item: T) => boolean): readonly T[] {
    const kept: T[] = [];
    const dropped: T[] = [];
    for (const item of this) (keep(item) ? kept : dropped).push(item);
    this.items = kept;
    this.head = 0;
    return dropped;
  }

  *[Symbol.iterator](): IterableIterator<T> {
    for (let at = this.head; at < this.items.length; at++) yield this.items[at] as T;
  }
}
