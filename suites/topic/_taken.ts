/** Topics that a server may have reasons of its own to turn away. */

import type { Client } from '../../harness/scenario.ts';

const answersPublish = { '3.1.1': ['MQTT-3.3.4-1'], '5.0': ['MQTT-3.3.4-1'] } as const;

/** Publishes at QoS 1; false where PUBACK refuses the message, as 5.0 allows for limits of the server's own (3.4.2.1). */
export async function publishIfTaken(publisher: Client, topic: string, payload: string): Promise<boolean> {
  const packetIdentifier = publisher.freshIdentifier();
  await publisher.send({ type: 'publish', topic, payload, qos: 1, packetIdentifier });
  const answer = await publisher.expect('puback', { packetIdentifier }, { statements: answersPublish });
  return answer.reasonCode < 0x80;
}
