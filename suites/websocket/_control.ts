/** What a scenario that needs a WebSocket endpoint may count on. */

import type { Client } from '../../harness/scenario.ts';

/** The WebSocket of a client. */
export type WebSocketControl = NonNullable<Client['websocket']>;

/** The WebSocket under a client; throws over other transports, which `needs: ['websocket']` rules out. */
export function webSocketOf({ websocket }: Client): WebSocketControl {
  if (websocket === null) throw new Error("this client has no WebSocket: the scenario must need 'websocket'");
  return websocket;
}
