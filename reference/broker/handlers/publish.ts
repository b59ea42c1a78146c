/** PUBLISH: takes over the message and acknowledges it (3.3.4, 3.3.5, 4.3). */

import type { Publish } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import { endConnection } from '../connection/end.ts';
import { sendPacket } from '../connection/send.ts';
import { copyBytes } from '../copy-bytes.ts';
import type { Core } from '../core.ts';
import { isTopicLimit } from '../limits.ts';
import type { Message } from '../message.ts';
import type { BrokerEvent } from '../observer.ts';
import { boundInTheWayOf } from '../router/admit.ts';
import type { PublicationFate } from '../rules/publish.ts';
import type { Session } from '../session/session.ts';

const receiveMaximumExceeded = 0x93;
const refusedByReasonCode = 0x80;

/** Handles a PUBLISH. */
export function handlePublish(core: Core, connection: Connection, session: Session, received: Publish): void {
  const { rules } = core;
  core.counters.publishReceived[received.qos]++;
  core.counters.publishBytesReceived += received.payload.length;
  const publish = connection.version === '5.0' ? accordingTo5(core, connection, session, received) : received;
  if (publish === null) return;
  // QoS 0 has no identifier, and 0 is never one.
  const { packetIdentifier = 0 } = publish;
  const copiesBefore = session.received.get(packetIdentifier) ?? 0;

  let fate: PublicationFate | null = 'delivered';
  switch (rules.onPublish(publish, copiesBefore, session)) {
    case 'close':
      endConnection(core, connection, { kind: 'unexpected-packet', packetType: 'publish' });
      return;
    case 'take':
      fate = takeOver(core, connection, session, publish);
      break;
    case 'only-answer':
  }
  if (fate === null) return;

  const reasonCode = connection.version === '5.0' ? rules.publishReasonCode(fate) : 0;
  const isRefused = reasonCode >= refusedByReasonCode;
  if (rules.holdsIdentifier(publish, session) && !isRefused) {
    session.received.set(packetIdentifier, copiesBefore + 1);
    core.journal.received(session, packetIdentifier, copiesBefore + 1);
    connection.unfinished.add(packetIdentifier);
  }
  const answer = rules.answerToPublish(publish, copiesBefore, session);
  if (answer === 'nothing') return;
  const answered = rules.answerIdentifier(packetIdentifier, answer, session);
  const properties = isRefused ? { reasonString: `the message is ${fate}` } : undefined;
  sendPacket(core, connection, { type: answer, packetIdentifier: answered, reasonCode, properties });
}

/** What only 5.0 asks of a PUBLISH: the packet with its Topic Name, or null if the connection was closed. */
function accordingTo5(core: Core, connection: Connection, session: Session, publish: Publish): Publish | null {
  const { rules, limits, settings } = core;
  const reject = (reasonCode: number, why: string): null => {
    endConnection(core, connection, { kind: 'rejected', reasonCode, why });
    return null;
  };
  const { inboundAliases, unfinished } = connection;
  const named = rules.topicOfPublish(publish, inboundAliases, limits.maxTopicAliases);
  if ('reasonCode' in named) return reject(named.reasonCode, 'the Topic Alias stands for nothing here');
  const refused = rules.refusalOfPublish(publish, settings);
  if (refused !== null) return reject(refused, 'a PUBLISH that asks for what the server does not offer');
  if (rules.exceedsReceiveMaximum(publish, unfinished, limits.maxReceivedMessages, session)) {
    return reject(receiveMaximumExceeded, `more than ${limits.maxReceivedMessages} messages at once`);
  }
  const alias = publish.properties?.topicAlias;
  if (alias !== undefined && publish.topic !== '' && rules.remembersAlias(alias, publish.topic, inboundAliases)) {
    inboundAliases.set(alias, publish.topic);
  }
  return { ...publish, topic: named.topic };
}

/** Publishes the message and tells what became of it; null if the connection had to be closed instead. */
function takeOver(core: Core, connection: Connection, session: Session, publish: Publish): PublicationFate | null {
  const message = core.rules.messageOf(owned(publish), session, core.clock.now());
  const admission = core.rules.admits(message, session.rights);
  if (admission === 'discard') return 'discarded';
  if (admission === 'close') {
    endConnection(core, connection, { kind: 'unexpected-packet', packetType: 'publish' });
    return null;
  }

  const isTold = connection.version === '5.0' && publish.qos > 0;
  const limit = boundInTheWayOf(core, message);
  if (limit !== null) {
    if (isTold) return isTopicLimit(limit) ? 'topic-too-long' : 'no-room';
    endConnection(core, connection, { kind: 'limit', limit });
    return null;
  }
  core.observe?.(published(message));
  const isHeard = !isTold || core.router.hasSubscribers(message.topic);
  core.router.publish(message);
  return isHeard ? 'delivered' : 'nobody-subscribes';
}

const published = ({ publisher, topic, qos, retain, payload }: Message): BrokerEvent => ({
  type: 'published',
  clientId: publisher,
  topic,
  qos,
  retain,
  payloadBytes: payload.length,
});

/** The message outlives the bytes in which it came. */
function owned(publish: Publish): Publish {
  const { payload, properties } = publish;
  if (properties?.correlationData === undefined) return { ...publish, payload: copyBytes(payload) };
  const correlationData = copyBytes(properties.correlationData);
  return { ...publish, payload: copyBytes(payload), properties: { ...properties, correlationData } };
}
