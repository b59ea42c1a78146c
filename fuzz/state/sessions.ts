/** The broker's sessions: what each holds adds up, keeps within its bounds, and waits only for a reason. */

import type { Core } from '../../reference/broker/core.ts';
import type { Session } from '../../reference/broker/session/session.ts';
import type { Report } from './inspect.ts';

const neverExpires = 0xffff_ffff;

/** Looks at the sessions. */
export function inspectSessions(core: Core, report: Report): void {
  const { sessions, limits, counters } = core;
  let heldBytes = 0;
  if (sessions.size > limits.maxSessions) report('limit-sessions', `${sessions.size} are held`);
  for (const [key, session] of sessions) {
    if (key !== session.clientId) report('session-is-known', `${session.clientId} is filed under ${key}`);
    if (session.connection !== null && !core.connections.has(session.connection)) {
      report('session-has-its-connection', `${key} is served by a connection that is gone`);
    }
    if (session.connection === null) inspectAbsent(core, session, report);
    else inspectServed(core, session, report);
    inspectHoldings(core, session, report);
    heldBytes += session.heldBytes;
  }
  if (heldBytes !== counters.heldBytes) report('counts', `all hold ${heldBytes}, ${counters.heldBytes} are counted`);
  if (heldBytes > limits.maxTotalQueuedBytes) report('limit-queue', `all hold ${heldBytes} bytes`);
}

function inspectAbsent({ settings }: Core, session: Session, report: Report): void {
  const { clientId, sessionExpiryInterval, expiry, queue, will } = session;
  if (sessionExpiryInterval === 0) report('session-outlives-only-if-asked', clientId);
  const expires = sessionExpiryInterval !== neverExpires || settings.sessionExpiryMs !== null;
  if (expires && expiry === null) report('session-expires', clientId);
  if (will !== null) report('will-is-settled', `${clientId} is absent and has one`);
  for (const { qos } of queue) if (qos === 0) report('absent-queue', `${clientId} has a message of QoS 0`);
}

function inspectServed({ limits, rules }: Core, session: Session, report: Report): void {
  const { clientId, expiry, delayedWill, queue, inFlight, unsent, terms } = session;
  if (expiry !== null) report('session-expires', `${clientId} is served and its time runs`);
  if (delayedWill !== null) report('will-is-settled', `${clientId} is served and one of before waits`);
  const window = rules.inFlightWindow(limits.maxInFlightMessages, session);
  const sent = inFlight.size - unsent.size;
  if (sent > Math.max(window, limits.maxInFlightMessages)) report('limit-in-flight', `${clientId} has ${sent}`);
  const isHeldUp = session.connection?.isCongested || sent >= window;
  const isStalled = (queue.size > 0 || unsent.size > 0) && !isHeldUp;
  if (isStalled) report('nothing-waits-without-need', `${clientId}: ${queue.size} wait, ${sent} of ${window} are sent`);
  if (sent > terms.receiveMaximum + countAwaiting(session, 'pubcomp'))
    report('receive-maximum', `${clientId}: ${sent}`);
}

function countAwaiting({ inFlight }: Session, awaited: 'pubcomp'): number {
  let count = 0;
  for (const { awaiting } of inFlight.values()) if (awaiting === awaited) count += 1;
  return count;
}

function inspectHoldings({ limits }: Core, session: Session, report: Report): void {
  const { clientId, queue, inFlight, unsent, heldBytes, subscriptions } = session;
  let bytes = 0;
  for (const { weightBytes } of queue) bytes += weightBytes;
  for (const [packetIdentifier, item] of inFlight) {
    bytes += item.delivery.weightBytes;
    if (item.packetIdentifier !== packetIdentifier) report('in-flight-is-filed', `${clientId}: ${packetIdentifier}`);
    if (item.delivery.qos === 0) report('in-flight-is-filed', `${clientId}: ${packetIdentifier} at QoS 0`);
  }
  for (const packetIdentifier of unsent) {
    if (!inFlight.has(packetIdentifier))
      report('in-flight-is-filed', `${clientId}: ${packetIdentifier} is only unsent`);
  }
  if (bytes !== heldBytes) report('counts', `${clientId} holds ${bytes} bytes, ${heldBytes} are counted`);
  if (bytes > limits.maxQueuedBytes) report('limit-queue', `${clientId} holds ${bytes} bytes`);
  if (queue.size > limits.maxQueuedMessages) report('limit-queue', `${clientId} has ${queue.size} messages waiting`);
  if (subscriptions.size > limits.maxSubscriptions) report('limit-subscriptions', `${clientId}: ${subscriptions.size}`);
}
