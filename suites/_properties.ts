/** The Property Length of packets that are put together by hand, which 5.0 has and earlier versions have not. */

import { type Stage, variableByteInteger } from '../harness/scenario.ts';

/** In 5.0 the Property Length and then these properties; before 5.0 nothing at all. */
export function propertiesIn({ version }: Pick<Stage, 'version'>, properties: Iterable<number> = []): Uint8Array {
  if (version !== '5.0') return new Uint8Array(0);
  const bytes = [...properties];
  return Uint8Array.of(...variableByteInteger(bytes.length), ...bytes);
}
