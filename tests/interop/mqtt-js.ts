/** MQTT.js as one of the client libraries, over whatever its URL says. */

import { connect, type IClientOptions, type IConnackPacket, type MqttClient } from 'mqtt';
import {
  type Client,
  type ConnectOptions,
  connectProperties,
  createInbox,
  type Message,
  type SubscribeOptions,
} from './client.ts';
import { fromMqttJs, toMqttJs } from './mqtt-js-properties.ts';

const dialects = {
  '3.1': { protocolId: 'MQIsdp', protocolVersion: 3 },
  '3.1.1': { protocolId: 'MQTT', protocolVersion: 4 },
  '5.0': { protocolId: 'MQTT', protocolVersion: 5 },
} as const satisfies Record<string, IClientOptions>;

/** Its code, where an error of MQTT.js has one: the CONNACK's. */
const codeOf = (error: Error): unknown => ('code' in error ? error.code : 'none');

/** Resolves to the CONNACK that lets a client in, or rejects with the code of the one that does not. */
export function accepted(client: MqttClient): Promise<IConnackPacket> {
  return new Promise((resolve, reject) => {
    client.once('connect', resolve);
    client.once('error', (error) => reject(new Error(`${error.message}: ${codeOf(error)}`)));
  });
}

/** The Reason Codes of the next SUBACK or UNSUBACK, which the callbacks of MQTT.js do not always hand on. */
function nextCodes(client: MqttClient, kind: 'suback' | 'unsuback'): Promise<readonly number[]> {
  return new Promise((resolve) => {
    client.on('packetreceive', function take(packet) {
      if (packet.cmd !== kind) return;
      client.off('packetreceive', take);
      resolve('granted' in packet ? packet.granted.map(Number) : [0]);
    });
  });
}

function subscriptionOf(qos: 0 | 1 | 2, options: SubscribeOptions) {
  const { noLocal = false, retainAsPublished = false, retainHandling = 0, subscriptionIdentifier } = options;
  const properties = subscriptionIdentifier === undefined ? {} : { properties: { subscriptionIdentifier } };
  return { qos, nl: noLocal, rap: retainAsPublished, rh: retainHandling, ...properties };
}

/** Connects MQTT.js. */
export async function connectMqttJs(url: string, options: ConnectOptions): Promise<Client> {
  const client = startMqttJs(url, options);
  const inbox = createInbox<Message>();
  client.on('message', (topic, payload, { qos, retain, properties }) => {
    inbox.push({ topic, payload: payload.toString(), qos, retain, ...fromMqttJs(properties) });
  });
  const { sessionPresent, properties } = await accepted(client);
  client.on('error', () => undefined); // what becomes of it shows in what it receives

  return {
    sessionPresent,
    told: properties ?? {},
    subscribe: async (filter, qos, given = {}) => {
      const codes = nextCodes(client, 'suback');
      client.subscribe(filter, subscriptionOf(qos, given));
      const [code] = await codes;
      if (code === undefined) throw new Error('expected one Reason Code');
      return code;
    },
    unsubscribe: async (filter) => {
      const codes = nextCodes(client, 'unsuback');
      await client.unsubscribeAsync(filter);
      return (await codes)[0] ?? 0;
    },
    publish: async ({ topic, payload, qos, retain, properties: sent }) =>
      void (await client.publishAsync(topic, payload, { qos, retain, ...toMqttJs(sent) })),
    message: inbox.next,
    disconnect: (sent) => client.endAsync(false, sent === undefined ? {} : { properties: sent }),
    die: async () => {
      if (client.stream.destroyed) return;
      const closed = new Promise((resolve) => client.once('close', () => resolve(undefined)));
      client.stream.destroy();
      await closed;
    },
  };
}

/** Makes the client of MQTT.js itself, for what only it can show. */
export function startMqttJs(url: string, options: ConnectOptions, own: IClientOptions = {}): MqttClient {
  const properties = connectProperties(options);
  return connect(url, {
    ...dialects[options.version],
    clientId: options.clientId,
    clean: options.clean,
    reconnectPeriod: 0,
    ...(properties === undefined
      ? {}
      : { properties: { ...properties, requestResponseInformation: properties.requestResponseInformation === 1 } }),
    ...willOf(options),
    ...own,
  });
}

function willOf({ will }: ConnectOptions): Pick<IClientOptions, 'will'> {
  if (will === undefined) return {};
  const { topic, payload, qos, retain, properties } = will;
  return { will: { topic, payload: Buffer.from(payload), qos, retain, ...toMqttJs(properties) } };
}
