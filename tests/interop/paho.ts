/** Paho for Python as one of the client libraries: a child process per client, driven by lines of JSON. */

import { fileURLToPath } from 'node:url';
import { type Child, startChild } from './child.ts';
import { type Client, type ConnectOptions, connectProperties, createInbox, type Message } from './client.ts';
import { findPythonWithPaho } from './programs.ts';

const script = fileURLToPath(new URL('./paho_client.py', import.meta.url));

/** What the script tells, by the name of the event. */
interface Events {
  readonly connected: { readonly code: number; readonly sessionPresent: boolean; readonly told: Client['told'] };
  readonly subscribed: { readonly code: number };
  readonly unsubscribed: { readonly code: number };
  readonly published: object;
  readonly message: { readonly message: Message };
  readonly ended: { readonly because: string };
}
type Event = { readonly [Name in keyof Events]: { readonly event: Name } & Events[Name] }[keyof Events];

/** Connects Paho. */
export async function connectPaho(port: number, options: ConnectOptions): Promise<Client> {
  const child = startChild(findPythonWithPaho(), [script, String(port)]);
  const messages = createInbox<Message>();
  const replies = createInbox<Event>();
  void read(child, (event) => {
    if (event.event === 'message') messages.push(event.message);
    else replies.push(event);
  });

  const ask = async <Name extends keyof Events>(name: Name, command: object): Promise<Events[Name]> => {
    child.say(JSON.stringify(command));
    const reply = await replies.next();
    if (reply.event !== name) throw new Error(`expected ${name}, got ${JSON.stringify(reply)}`);
    return reply as Event & Events[Name];
  };

  const properties = connectProperties(options);
  const connected = await ask('connected', { do: 'connect', ...options, properties });
  if (connected.code !== 0) throw new Error(`refused with CONNACK: ${connected.code}`);
  return {
    sessionPresent: connected.sessionPresent,
    told: connected.told,
    subscribe: async (filter, qos, given = {}) =>
      (await ask('subscribed', { do: 'subscribe', filter, qos, ...given })).code,
    unsubscribe: async (filter) => (await ask('unsubscribed', { do: 'unsubscribe', filter })).code,
    publish: async (message) => void (await ask('published', { do: 'publish', ...message })),
    message: messages.next,
    disconnect: async (sent) => {
      child.say(JSON.stringify({ do: 'disconnect', properties: sent }));
      const exit = await child.exit;
      if (exit !== 0) throw new Error(`expected Paho to leave with 0, got ${exit}: ${child.complaints()}`);
    },
    die: async () => {
      child.kill('SIGKILL');
      await child.exit;
    },
  };
}

async function read(child: Child, take: (event: Event) => void): Promise<void> {
  try {
    for (;;) take(JSON.parse(await child.line(() => true)));
  } catch (error) {
    take({ event: 'ended', because: String(error) }); // expected after disconnect, a failure to whoever still asks
  }
}
