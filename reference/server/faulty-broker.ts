/** The reference broker with faults in it: their rules swapped in, their rewriting of the wire around each connection. */

import {
  type Broker,
  type BrokerConnection,
  type BrokerOptions,
  type BrokerWire,
  createBroker,
  type Peer,
  standardRules,
  type WebSocketRules,
  webSocketRules,
} from '../broker/index.ts';
import type { Fault, WireBend } from '../faults/fault.ts';
import { bendConnection } from '../faults/rewriter.ts';

function bent(broker: Broker, makeBends: readonly (() => WireBend)[]): Broker {
  return {
    get statistics() {
      return broker.statistics;
    },
    stop: () => broker.stop(),
    accept: (wire: BrokerWire, peer?: Peer): BrokerConnection => {
      const bends = bendConnection(makeBends.map((make) => make()));
      const bentWire = { send: bends.outbound((bytes) => wire.send(bytes)), close: () => wire.close() };
      const connection = broker.accept(bentWire, peer);
      return { ...connection, receive: bends.inbound((bytes) => connection.receive(bytes)) };
    },
  };
}

/** Makes a broker that has all those faults; with none it is the one that `make` makes, the reference broker itself. */
export function createFaultyBroker(
  options: BrokerOptions,
  faults: readonly Fault[],
  make: (options: BrokerOptions) => Broker = createBroker,
): Broker {
  const rules = faults.reduce((bentRules, { bend }) => bend?.(bentRules) ?? bentRules, options.rules ?? standardRules);
  const broker = make({ ...options, rules });
  const bends = faults.flatMap(({ bendWire }) => bendWire ?? []);
  return bends.length === 0 ? broker : bent(broker, bends);
}

/** The rules of a WebSocket listener that has all those faults. */
export function faultyWebSocketRules(faults: readonly Fault[]): WebSocketRules {
  return faults.reduce((bentRules, { bendWebSocket }) => bendWebSocket?.(bentRules) ?? bentRules, webSocketRules);
}
