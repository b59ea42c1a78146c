/** CONNECT packets of 5.0 with properties given as bytes, right and wrong, and judging what a server makes of them. */

import { binaryData, type ScenarioSource, type Stage, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';
import { expectRefused } from '../_refused.ts';
import { connectBytes } from './_connect-bytes.ts';

/** Where the properties stand. */
export type PropertyPlace = 'connect' | 'will';

const cleanStart = 0x02;
const willFlag = 0x04;

/** A CONNECT with these properties, or with a Will that has them. */
export function connectWithProperties(stage: Stage, place: PropertyPlace, properties: Iterable<number>): Uint8Array {
  const clientId = stage.clientId('a');
  if (place === 'connect') return connectBytes(stage, { clientId, properties });
  const will = [propertiesIn(stage, properties), utf8String(stage.topic('will')), binaryData([0x77])];
  return connectBytes(stage, {
    clientId,
    flags: cleanStart | willFlag,
    rest: Uint8Array.from(will.flatMap((part) => [...part])),
  });
}

/** The control: a CONNECT that is put together the same way and is right. */
export async function expectTaken(stage: Stage, packet: Uint8Array): Promise<void> {
  const client = await stage.open();
  await client.sendBytes(packet);
  await client.expect('connack', { reasonCode: 0 }, { statements: { '5.0': ['MQTT-3.1.4-5'] } });
  await client.disconnect();
}

/** Requires that each of the packets is refused, on a connection of its own. */
export async function expectEachRefused(
  stage: Stage,
  packets: readonly Uint8Array[],
  statements: ScenarioSource['statements'],
): Promise<void> {
  for (const packet of packets) {
    const client = await stage.open();
    await client.sendBytes(packet);
    await expectRefused(stage, client, { returnCode: null, statements });
  }
}
