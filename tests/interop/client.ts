/** What the client libraries have in common, as far as these tests use them. */

/** An application message, with its flags as the library reports them. */
export interface Message {
  readonly topic: string;
  readonly payload: string;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
}

/** How to connect. */
export interface ConnectOptions {
  readonly version: '3.1' | '3.1.1';
  readonly clientId: string;
  readonly clean: boolean;
  readonly will?: Message;
}

/** A connected client of some library. */
export interface Client {
  /** From the CONNACK. */
  readonly sessionPresent: boolean;
  /** Resolves to the granted QoS. */
  subscribe(filter: string, qos: 0 | 1 | 2): Promise<number>;
  unsubscribe(filter: string): Promise<void>;
  /** Resolves when the message is acknowledged as its QoS demands. */
  publish(message: Message): Promise<void>;
  /** The next message received, in order. */
  message(): Promise<Message>;
  disconnect(): Promise<void>;
  /** Goes away without DISCONNECT, unless it has gone already. */
  die(): Promise<void>;
}

/** A library, connecting. */
export type Connect = (options: ConnectOptions) => Promise<Client>;

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
