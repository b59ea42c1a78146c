/** Setting retained messages and asking for them, whatever pace the broker has. */

import type { Client, Stage } from '../../harness/scenario.ts';
import type { Arrivals } from '../_arrivals.ts';

/** Publishes with RETAIN 1. At QoS 0 nothing answers a PUBLISH, so a PINGREQ behind it does. */
export async function retain(
  publisher: Client,
  topicName: string,
  payload: string | Uint8Array,
  qos: 0 | 1 | 2,
): Promise<void> {
  await publisher.publish(topicName, payload, { qos, retain: true });
  if (qos === 0) await publisher.ping();
}

/**
 * The next message that is handed out, or null when none comes in the time that answers may take. A fence would not do:
 * some brokers hand out what is retained one by one, and what is published meanwhile overtakes it.
 */
export function handedOut(client: Client): Promise<Arrivals[number] | null> {
  return client.expect('publish').catch(() => null);
}

/** A retained message at QoS 0 may be discarded at any time, and should not be: records that it was. */
export function warnDiscarded({ warn }: Stage): void {
  warn('a retained message at QoS 0 was discarded at once; this is permitted', {
    '3.1.1': ['MQTT-3.3.1-7'],
    '5.0': ['MQTT-3.3.1-5', 'v5.0-3.3.1.3-u1'],
  });
}
