/** A client without a Client Identifier is told which it was given, and that is no other's. */

import type { Trace, TraceEvent } from '../trace.ts';
import type { Check, Departure } from './check.ts';
import type { SeenConnection } from './connections.ts';
import type { TraceView } from './view.ts';

/** Whether the connection was accepted before that place in the trace, and nobody had begun to end it. */
function isServedAt(at: number, { connack }: SeenConnection, trace: Trace): boolean {
  if (connack?.packet.reasonCode !== 0 || connack.place >= at) return false;
  const { client } = connack.event;
  const isEnd = (event: TraceEvent): boolean =>
    event.kind === 'closed' || (event.kind === 'packet' && ['disconnect', 'violation'].includes(event.packet.type));
  return !trace.slice(0, at).some((event) => event.client === client && isEnd(event));
}

function inspect({ connections, trace }: TraceView): Departure[] {
  return connections.flatMap((connection): Departure[] => {
    const { connect, connack, clientId } = connection;
    if (connect?.packet.version !== '5.0' || connect.packet.clientId !== '' || connack?.packet.reasonCode !== 0)
      return [];
    const { event } = connack;
    const statements = ['MQTT-3.2.2-16', 'MQTT-3.1.3-7'];
    if (clientId === '') return [{ event, expected: 'an Assigned Client Identifier', got: 'none', statements }];
    const isTaken = connections.some(
      (other) => other !== connection && other.clientId === clientId && isServedAt(connect.place, other, trace),
    );
    const expected = 'an Assigned Client Identifier that no other Session has';
    return isTaken ? [{ event, expected, got: JSON.stringify(clientId), statements: ['MQTT-3.2.2-16'] }] : [];
  });
}

export const clientIdentifierAssigned: Check = {
  name: 'client-identifier-assigned',
  title: 'An empty Client Identifier is answered by an Assigned Client Identifier of its own',
  statements: { '5.0': ['MQTT-3.2.2-16', 'MQTT-3.1.3-7'] },
  inspect,
};
