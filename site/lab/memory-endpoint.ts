/** Connections to a broker in this very page, for the prober: a plain stream of bytes, or the messages of a WebSocket. */

import { concat } from '../../harness/prober/bytes.ts';
import { DialError, type Endpoint, type Wire, type WireHandlers } from '../../harness/prober/wire.ts';
import type { WebSocketControl } from '../../harness/stage.ts';
import type { Broker, WebSocketRules } from '../../reference/broker/index.ts';
import { openPipe, type Pipe } from '../../reference/server/pipe.ts';

/** A DISCONNECT, for rules that take the end of a WebSocket for one. */
const disconnect = Uint8Array.of(0xe0, 0);

/** The answers to a WebSocket handshake, as far as it is about subprotocols: the name selected, or null for a refusal. */
export function handshake(rules: WebSocketRules, offered: readonly string[]): string | null {
  const choice = rules.selectSubprotocol(offered);
  switch (choice.type) {
    case 'select':
      return choice.name;
    case 'select-none':
      return '';
    case 'refuse':
      return null;
    default: {
      const never: never = choice;
      return never;
    }
  }
}

/** A broker as an endpoint; `rules` are those of a WebSocket listener, where that is the transport. */
export function memoryEndpoint(broker: Broker, transport: 'pipe' | 'ws', rules: WebSocketRules): Endpoint {
  return {
    url: `${transport}:page`,
    transport,
    dial: async (handlers, { subprotocols }) => {
      if (transport === 'pipe') return plainWire(openPipe(broker, ending(handlers)));
      const subprotocol = handshake(rules, subprotocols);
      if (subprotocol === null)
        throw new DialError('refused', 'the WebSocket handshake was refused: no subprotocol offered that is known');
      return webSocketWire(openPipe(broker, ending(handlers)), rules, subprotocol);
    },
  };
}

function ending({ data, closed }: WireHandlers): { data(bytes: Uint8Array): void; closed(): void } {
  return { data, closed: () => closed('end', '') };
}

function plainWire(pipe: Pipe): Wire {
  return {
    write: async (bytes) => pipe.write(bytes),
    end: () => pipe.end(),
    cut: () => pipe.destroy(),
    websocket: null,
  };
}

/** Each write is a message of its own, as on a real WebSocket; what the listener's rules do to it happens here. */
function webSocketWire(pipe: Pipe, rules: WebSocketRules, subprotocol: string): Wire {
  const receive = (message: Uint8Array): void => pipe.write(rules.partRead(message));
  const control: WebSocketControl = {
    subprotocol,
    allBinary: true,
    sendText: async (bytes) => {
      const reaction = rules.onTextMessage(bytes);
      if (reaction === 'take') receive(bytes);
      else if (reaction === 'close') pipe.end();
    },
    sendFragments: async (pieces, between) => {
      for (const _piece of pieces.slice(1)) await between?.();
      receive(concat(pieces));
    },
    ping: async (payload) => {
      const reaction = rules.onPing(payload);
      if (reaction.type === 'close') pipe.end();
      return reaction.type === 'pong' && reaction.data.length === payload.length;
    },
    close: async (code) => {
      if (rules.meaningOfClose(code) === 'disconnect') pipe.write(disconnect);
      pipe.end();
      return code;
    },
  };
  return {
    write: async (bytes) => receive(bytes),
    end: () => void control.close(1000),
    cut: () => pipe.destroy(),
    websocket: control,
  };
}
