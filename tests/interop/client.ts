/** What the client libraries have in common, as far as these tests use them. */

/** The properties of a message by the standard's names (5.0, 3.3.2.3); those that it has not are left out. */
export interface MessageProperties {
  readonly payloadFormatIndicator?: number;
  readonly messageExpiryInterval?: number;
  readonly contentType?: string;
  readonly responseTopic?: string;
  readonly correlationData?: string;
  readonly subscriptionIdentifier?: readonly number[];
  readonly userProperty?: readonly (readonly [name: string, value: string])[];
}

/** An application message, with its flags as the library reports them. */
export interface Message {
  readonly topic: string;
  readonly payload: string;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  /** Left out where there are none. */
  readonly properties?: MessageProperties;
}

/** A message to be published when the client is gone. */
export interface Will extends Message {
  readonly properties?: MessageProperties & { readonly willDelayInterval?: number };
}

/** What a client of 5.0 says of itself in CONNECT. */
export interface ConnectProperties {
  /** Seconds; left out, a session that is not clean is kept for an hour. */
  readonly sessionExpiryInterval?: number;
  readonly receiveMaximum?: number;
  readonly maximumPacketSize?: number;
  readonly topicAliasMaximum?: number;
  readonly requestResponseInformation?: 1;
}

/** How to connect. */
export interface ConnectOptions {
  readonly version: '3.1' | '3.1.1' | '5.0';
  readonly clientId: string;
  readonly clean: boolean;
  readonly will?: Will;
  readonly properties?: ConnectProperties;
}

/** What a subscription of 5.0 may ask for. */
export interface SubscribeOptions {
  readonly noLocal?: boolean;
  readonly retainAsPublished?: boolean;
  readonly retainHandling?: 0 | 1 | 2;
  readonly subscriptionIdentifier?: number;
}

/** A connected client of some library. */
export interface Client {
  /** From the CONNACK. */
  readonly sessionPresent: boolean;
  /** What else the CONNACK said, in 5.0. */
  readonly told: { readonly assignedClientIdentifier?: string; readonly responseInformation?: string };
  /** Resolves to the granted QoS, or to the Reason Code of a refusal. */
  subscribe(filter: string, qos: 0 | 1 | 2, options?: SubscribeOptions): Promise<number>;
  /** Resolves to the Reason Code; 0 where the version has none. */
  unsubscribe(filter: string): Promise<number>;
  /** Resolves when the message is acknowledged as its QoS demands. */
  publish(message: Message): Promise<void>;
  /** The next message received, in order. */
  message(): Promise<Message>;
  disconnect(properties?: { readonly sessionExpiryInterval: number }): Promise<void>;
  /** Goes away without DISCONNECT, unless it has gone already. */
  die(): Promise<void>;
}

/** A library, connecting. Rejects with a message that ends in the code of the CONNACK when it is refused. */
export type Connect = (options: ConnectOptions) => Promise<Client>;

/** The properties that CONNECT has: in 5.0 a session outlives its connection only when it is told how long. */
export function connectProperties({ version, clean, properties }: ConnectOptions): ConnectProperties | undefined {
  if (version !== '5.0') return undefined;
  return { ...(clean ? {} : { sessionExpiryInterval: 3600 }), ...properties };
}

/** A queue to be read one by one, by whoever waits first. */
export function createInbox<Item>(): { push(item: Item): void; next(): Promise<Item> } {
  const items: Item[] = [];
  const waiting: ((item: Item) => void)[] = [];
  return {
    push: (item) => {
      const take = waiting.shift();
      if (take === undefined) items.push(item);
      else take(item);
    },
    next: () => {
      const item = items.shift();
      return item === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(item);
    },
  };
}
