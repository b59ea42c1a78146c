/** The client libraries that other people wrote, and what every test with them starts from. */

import type { Client, Connect, ConnectOptions, Message } from './client.ts';
import { connectMqttJs } from './mqtt-js.ts';
import { connectPaho } from './paho.ts';
import type { ReferenceServer } from './reference-server.ts';

/** Each library by name, connecting to a broker. */
export const libraries: [string, (server: ReferenceServer, options: ConnectOptions) => Promise<Client>][] = [
  ['MQTT.js over TCP', (server, options) => connectMqttJs(server.tcpUrl, options)],
  ['MQTT.js over WebSocket', (server, options) => connectMqttJs(server.wsUrl, options)],
  ['Paho for Python', (server, options) => connectPaho(server.port, options)],
];

let count = 0;

/** A topic, or a Client Identifier, that no other test of the file uses. */
export const fresh = (): string => `fresh-${++count}`;

/** A message at QoS 1 unless otherwise said. */
export const message = (topic: string, payload: string, rest: Partial<Message> = {}): Message => ({
  topic,
  payload,
  qos: 1,
  retain: false,
  ...rest,
});

/** Clients of one library and one version. */
export interface Meeting {
  /** Connects one with a clean session and an identifier of its own, unless otherwise said. */
  connect(options?: Partial<ConnectOptions>): Promise<Client>;
  /** Ends all that are left. */
  part(): Promise<void>;
}

/** Prepares a meeting of clients. */
export function meet(connectLibrary: Connect, version: ConnectOptions['version']): Meeting {
  const clients: Client[] = [];
  return {
    connect: async (options = {}) => {
      const client = await connectLibrary({ version, clientId: fresh(), clean: true, ...options });
      clients.push(client);
      return client;
    },
    part: async () => {
      await Promise.all(clients.splice(0).map((client) => client.die()));
    },
  };
}
