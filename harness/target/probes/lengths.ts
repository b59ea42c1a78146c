/** How long things may be: client ids, topics, packets. The most is tried first, which most brokers take. */

import type { Stage } from '../../stage.ts';
import type { Probe } from './probe.ts';

/** The longest UTF-8 Encoded String (1.5.4). */
const longestString = 65_535;
/** A client id up to this one must be taken (3.1.1: MQTT-3.1.3-5). */
const shortestLimit = 23;
/** Of packets so much is tried, in bytes. */
const [smallestPacket, largestPacket] = [1024, 2 ** 20];

/** The most that is accepted, from `least` to `most`; 0 when not even `least` is. */
async function longestAccepted(
  least: number,
  most: number,
  accepts: (length: number) => Promise<boolean>,
): Promise<number> {
  if (await accepts(most)) return most;
  if (!(await accepts(least))) return 0;
  let [accepted, refused] = [least, most];
  while (refused - accepted > 1) {
    const length = Math.floor((accepted + refused) / 2);
    if (await accepts(length)) accepted = length;
    else refused = length;
  }
  return accepted;
}

/** In bytes, of letters and digits. */
export const longestClientId: Probe = ({ stage }) =>
  longestAccepted(shortestLimit, longestString, async (length) => {
    const client = await stage.open();
    const clientId = stage.tag.padEnd(length, 'i');
    await client.sendBytes(stage.encode({ type: 'connect', clientId, cleanStart: true, keepAlive: 60 }));
    const answer = await client.expectOneOf(['connack']);
    const isAccepted = 'type' in answer && answer.type === 'connack' && answer.reasonCode === 0;
    if (isAccepted) await client.disconnect();
    return isAccepted;
  });

/** Whether a message comes back that was subscribed to before. */
async function comesBack(stage: Stage, topic: string, payload: Uint8Array): Promise<boolean> {
  try {
    const client = await stage.connect();
    await client.subscribe(topic);
    await client.publish(topic, payload);
    await client.expect('publish');
    await client.disconnect();
    return true;
  } catch {
    return false;
  }
}

/** In bytes, of one level more than ours. */
export const longestTopic: Probe = ({ stage }) =>
  longestAccepted(64, longestString, (length) =>
    comesBack(stage, stage.topic('').padEnd(length, 't'), new Uint8Array(1)),
  );

/** The largest power of two, in bytes, of which a whole PUBLISH comes back, as all smaller ones do; up to 1 MiB. */
export const largestPublish: Probe = async ({ stage }) => {
  const sizes: number[] = [];
  for (let size = smallestPacket; size <= largestPacket; size *= 2) sizes.push(size);
  const came = await Promise.all(
    sizes.map((size) => {
      const topic = stage.topic(`size/${size}`);
      const whole = stage.encode({ type: 'publish', topic, payload: new Uint8Array(size) });
      return comesBack(stage, topic, new Uint8Array(size - (whole.length - size)));
    }),
  );
  const firstRefused = came.indexOf(false);
  return firstRefused < 0 ? largestPacket : (sizes[firstRefused - 1] ?? 0);
};
