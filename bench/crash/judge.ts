/** What must hold of the numbers that a subscriber got of one publisher, whatever happened to the broker between. */

/** What is judged. */
export interface Stream {
  /** For people: who got what of whom. */
  readonly name: string;
  /** The numbers from 1 up to this one were acknowledged. */
  readonly acknowledged: number;
  readonly received: readonly number[];
  /** Whether both ends are at QoS 2. */
  readonly isExactlyOnce: boolean;
}

/**
 * The failures, one line each: a number lost [MQTT-4.3.2-1], one that came twice at QoS 2 [MQTT-4.3.3-1], one whose first
 * coming is behind that of a later one [MQTT-4.6.0-6].
 */
export function judge({ name, acknowledged, received, isExactlyOnce }: Stream): readonly string[] {
  const failures: string[] = [];
  const seen = new Set<number>();
  let highest = 0;
  for (const number of received) {
    if (seen.has(number)) {
      if (isExactlyOnce) failures.push(`${name}: ${number} came twice`);
      continue;
    }
    seen.add(number);
    if (number < highest) failures.push(`${name}: ${number} came behind ${highest}`);
    highest = Math.max(highest, number);
  }
  for (let number = 1; number <= acknowledged; number++) {
    if (!seen.has(number)) failures.push(`${name}: ${number} was acknowledged and never came`);
  }
  return failures;
}

/** How many came more than once. */
export const duplicatesIn = (received: readonly number[]): number => received.length - new Set(received).size;
