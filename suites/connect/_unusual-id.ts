/** Judging client ids that a server may refuse: if it takes one, it must take it whole. */

import type { Stage } from '../../harness/scenario.ts';

const tellsSession = { '3.1.1': ['MQTT-3.2.2-2'], '5.0': ['MQTT-3.2.2-3'] } as const;

/** What was done about an unusual client id. */
export type Reception = 'accepted' | 'refused' | 'closed';

/** Connects with that id: CONNACK 2 and a close, in 5.0 any refusing CONNACK or none and a close, are lawful answers. */
async function receptionOf({ version, open, encode, observe, fail }: Stage, clientId: string): Promise<Reception> {
  const client = await open();
  await client.sendBytes(encode({ type: 'connect', clientId, cleanStart: false }));
  const answer = await client.expectOneOf(['connack']);
  if (!('type' in answer)) return 'closed';
  if (answer.type !== 'connack' || answer.reasonCode === 0) {
    await client.disconnect();
    return 'accepted';
  }
  if (version === '5.0') observe('reasonCode', answer.reasonCode);
  else if (answer.reasonCode !== 2) fail('CONNACK with return code 0 or 2', `return code ${answer.reasonCode}`);
  await client.expectClosed();
  return 'refused';
}

/**
 * Requires that ids are refused by CONNACK 2, or served as they are: the session of the first is found again under it
 * and not under the second. `mayClose`: whether the server may have a reason to close without CONNACK; in 5.0 it needs
 * none. `isSameText`: the ids differ in how the same text is encoded only; 4.7.3 forbids to overlook that in topics,
 * nothing does in client ids.
 */
export async function judgeUnusualIds(
  stage: Stage,
  [own, similar]: readonly [string, string],
  { mayClose = false, isSameText = false }: { readonly mayClose?: boolean; readonly isSameText?: boolean },
): Promise<void> {
  for (const [name, id] of [['reception', own] as const, ['receptionOfSimilar', similar] as const]) {
    const reception = await receptionOf(stage, id);
    stage.observe(name, reception);
    if (reception === 'closed' && !mayClose && stage.version !== '5.0') {
      stage.fail('CONNACK with return code 0 or 2', 'the connection closed');
    }
    if (reception !== 'accepted') return;
  }

  const { connect, topic, fail } = stage;
  const publisher = await connect();
  const client = await connect({ clientId: own, cleanSession: false });
  await client.subscribe(topic('a'), { qos: 1 });
  const other = await connect({ clientId: similar, cleanSession: true });
  await other.expectOpen();
  if (isSameText) {
    await client.send({ type: 'pingreq' });
    const answer = await client.expectOneOf(['pingresp']);
    if (!('type' in answer)) {
      stage.warn(
        'expected two client ids told apart by their bytes, got them taken for one: the text rules it for topics only',
      );
      return;
    }
  } else await client.expectOpen();
  await client.disconnect();
  await publisher.publish(topic('a'), 'stored', { qos: 1 });
  const back = await connect({ clientId: own, cleanSession: false });
  if (!back.connack.sessionPresent) fail('CONNACK with Session Present 1', 'Session Present 0', tellsSession);
  await back.expect('publish', { payload: 'stored' });
  await other.expectNo('publish', { after: publisher });
}
