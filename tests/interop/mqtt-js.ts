/** MQTT.js as one of the client libraries, over whatever its URL says. */

import { connect, type IClientOptions, type IConnackPacket } from 'mqtt';
import { type Client, type ConnectOptions, createInbox, type Message } from './client.ts';

/** Connects MQTT.js. */
export async function connectMqttJs(url: string, options: ConnectOptions): Promise<Client> {
  const dialect: IClientOptions =
    options.version === '3.1'
      ? { protocolId: 'MQIsdp', protocolVersion: 3 }
      : { protocolId: 'MQTT', protocolVersion: 4 };
  const { will } = options;
  const client = connect(url, {
    ...dialect,
    clientId: options.clientId,
    clean: options.clean,
    reconnectPeriod: 0,
    ...(will === undefined ? {} : { will: { ...will, payload: Buffer.from(will.payload) } }),
  });
  const inbox = createInbox<Message>();
  client.on('message', (topic, payload, { qos, retain }) => {
    inbox.push({ topic, payload: payload.toString(), qos, retain });
  });
  const connack = await new Promise<IConnackPacket>((resolve, reject) => {
    client.once('connect', resolve);
    client.once('error', reject);
  });

  return {
    sessionPresent: connack.sessionPresent,
    subscribe: async (filter, qos) => {
      const [grant] = await client.subscribeAsync(filter, { qos });
      if (grant === undefined) throw new Error('expected one grant');
      return grant.qos;
    },
    unsubscribe: async (filter) => void (await client.unsubscribeAsync(filter)),
    publish: async ({ topic, payload, qos, retain }) =>
      void (await client.publishAsync(topic, payload, { qos, retain })),
    message: inbox.next,
    disconnect: () => client.endAsync(),
    die: async () => {
      if (client.stream.destroyed) return;
      const closed = new Promise((resolve) => client.once('close', () => resolve(undefined)));
      client.stream.destroy();
      await closed;
    },
  };
}
