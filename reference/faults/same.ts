/** Whether two answers are the same, looked at as values; in doubt they are not. */

/** Answers are packets and messages: deeper than this lies something that is not compared. */
const deepest = 8;

/** Compares primitives, bytes, arrays and plain records by what is in them, anything else by identity. */
export function isSame(one: unknown, other: unknown, depth = 0): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (depth === deepest) return false;
  const prototype: unknown = Object.getPrototypeOf(one);
  if (prototype !== Object.getPrototypeOf(other)) return false;
  if (one instanceof Uint8Array && other instanceof Uint8Array) {
    return one.length === other.length && one.every((byte, at) => byte === other[at]);
  }
  if (prototype !== Object.prototype && prototype !== Array.prototype) return false;
  const fields = Object.entries(one);
  const others = other as Readonly<Record<string, unknown>>;
  return (
    fields.length === Object.keys(other).length &&
    fields.every(([name, value]) => Object.hasOwn(other, name) && isSame(value, others[name], depth + 1))
  );
}
