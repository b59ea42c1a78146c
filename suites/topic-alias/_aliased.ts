/** PUBLISH packets with a Topic Alias, as the strict encoder writes them and as it would not. */

import { type Client, forge, type Stage, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

/** One message of a client that uses aliases; an empty topic leaves it to the alias. */
export interface Aliased {
  readonly topic: string;
  readonly payload: string;
  readonly alias: number;
  readonly qos?: 0 | 1 | 2;
  readonly retain?: boolean;
}

/** Publishes it and goes through its exchange. */
export async function publishAliased(client: Client, { topic, payload, alias, ...options }: Aliased): Promise<void> {
  await client.publish(topic, payload, { ...options, properties: { topicAlias: alias } });
}

/** The bytes of such a PUBLISH, right or wrong, under Packet Identifier 9. */
export function aliasedBytes(stage: Stage, { topic, payload, alias, qos = 0 }: Aliased): Uint8Array {
  const properties = propertiesIn(stage, [0x23, ...twoByteInteger(alias)]);
  const identifier = qos === 0 ? [] : twoByteInteger(9);
  return forge(0x30 | (qos << 1), utf8String(topic), identifier, properties, new TextEncoder().encode(payload));
}
