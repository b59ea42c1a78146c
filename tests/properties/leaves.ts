/** The fields of a dissection that have no parts of their own. */

import type { Field } from '../../reference/codec/dissect.ts';

/** The leaves under a field, in order. */
export function leavesOf(field: Field): Field[] {
  return field.children.length === 0 ? [field] : field.children.flatMap(leavesOf);
}
