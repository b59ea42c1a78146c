/** The broker's connections: all open, each session served by at most one of them, and no more than allowed. */

import type { Core } from '../../reference/broker/core.ts';
import type { Report } from './inspect.ts';

/** Looks at the connections. */
export function inspectConnections(core: Core, report: Report): void {
  const { connections, limits, counters, sessions } = core;
  if (connections.size > limits.maxConnections) report('limit-connections', `${connections.size} are open`);
  let served = 0;
  let unfinishedBytes = 0;
  for (const connection of connections) {
    const { phase, frames, inboundAliases, outboundAliases, terms, unfinished } = connection;
    if (phase.name === 'closed') report('connections-are-open', 'a closed one is held');
    const waitingBytes = frames?.pendingBytes ?? 0;
    unfinishedBytes += waitingBytes;
    if (waitingBytes > limits.maxPacketBytes) report('limit-packet', `${waitingBytes} bytes are waiting`);
    if (inboundAliases.size > limits.maxTopicAliases) report('limit-aliases', `${inboundAliases.size} are set`);
    if (outboundAliases.size > terms.topicAliasMaximum) report('limit-aliases', `${outboundAliases.size} were told`);
    if (unfinished.size > limits.maxReceivedMessages && connection.version === '5.0') {
      report('limit-received', `${unfinished.size} QoS 2 messages are open`);
    }
    if (phase.name !== 'connected') continue;
    served += 1;
    if (phase.session.connection !== connection) report('session-has-its-connection', phase.session.clientId);
    if (sessions.get(phase.session.clientId) !== phase.session) report('session-is-known', phase.session.clientId);
  }
  if (unfinishedBytes !== counters.unfinishedBytes)
    report('counts', `${unfinishedBytes} bytes unfinished, ${counters.unfinishedBytes} are counted`);
  if (unfinishedBytes > limits.maxTotalUnfinishedBytes) report('limit-packet', `${unfinishedBytes} bytes unfinished`);
  if (served !== counters.clientsConnected) report('counts', `${served} served, ${counters.clientsConnected} counted`);
}
