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
  let items: (T | undefined)[] = [];
  let head = 0;

  return {
    get size() {
      return items.length - head;
    },
    peek: () => items[head],
    shift: () => {
      if (head === items.length) return undefined;
      const item = items[head];
      items[head] = undefined;
      head++;
      if (head >= slack && head * 2 >= items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
    insert: (place, item) => {
      if (head + place >= items.length) items.push(item);
      else items.splice(head + place, 0, item);
    },
    retain: (keep) => {
      const kept: T[] = [];
      const dropped: T[] = [];
      for (const item of items.slice(head) as T[]) (keep(item) ? kept : dropped).push(item);
      items = kept;
      head = 0;
      return dropped;
    },
    *[Symbol.iterator]() {
      for (let at = head; at < items.length; at++) yield items[at] as T;
    },
  };
}
