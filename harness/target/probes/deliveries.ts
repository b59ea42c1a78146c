/** What is delivered where the standard leaves it open: QoS 0 to absent clients, and filters that overlap. */

import type { QoS } from '../../../reference/codec/packet.ts';
import { packetsOf } from '../../trace.ts';
import type { Asking, Probe } from './probe.ts';

/** Payloads of the messages that a client has been sent. */
function receivedBy(name: string, { trace }: Asking): readonly string[] {
  return packetsOf(trace, 'in', name).flatMap(({ packet }) =>
    packet.type === 'publish' ? new TextDecoder().decode(packet.payload) : [],
  );
}

/** Whether QoS 0 messages wait for a client that is away (3.1.1: 3.1.2.4; 5.0: 4.1); one at QoS 1 shows that messages do. */
export const qos0WhileAbsent: Probe = async (asking) => {
  const { stage } = asking;
  const [clientId, topic] = [stage.clientId('absent'), stage.topic('absent')];
  const before = await stage.connect({ clientId, cleanSession: false });
  await before.subscribe(topic, { qos: 1 });
  await before.disconnect();
  const publisher = await stage.connect();
  await publisher.publish(topic, 'zero');
  await publisher.publish(topic, 'one', { qos: 1 });
  const after = await stage.connect({ clientId, cleanSession: false });
  while (!receivedBy(after.name, asking).includes('one')) await after.expect('publish');
  await after.ping();
  return receivedBy(after.name, asking).includes('zero') ? 'kept' : 'dropped';
};

/** How often a message comes that two subscriptions of one client match (3.1.1: 3.3.5; 5.0: 3.3.4). */
export const copiesForOverlaps: Probe = async (asking) => {
  const { stage } = asking;
  const client = await stage.connect();
  const qos = Math.min(stage.maxQos, 1) as QoS;
  for (const filter of ['overlap/+', 'overlap/a']) await client.subscribe(stage.topic(filter), { qos });
  await client.publish(stage.topic('overlap/a'), 'twice', { qos });
  await client.publish(stage.topic('overlap/a'), 'behind', { qos });
  while (!receivedBy(client.name, asking).includes('behind')) await client.expect('publish');
  await client.ping();
  const copies = receivedBy(client.name, asking).filter((payload) => payload === 'twice').length;
  return copies === 1 ? 'one' : `${copies}, one for each subscription`;
};

/** Whether a retained message is there for those who come later. */
export const retained: Probe = async ({ stage }) => {
  const publisher = await stage.connect();
  await publisher.publish(stage.topic('retained'), 'kept', { retain: true });
  const client = await stage.connect();
  await client.subscribe(stage.topic('retained'));
  await client.expect('publish', { payload: 'kept' });
  return 'delivered';
};
