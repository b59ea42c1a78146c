/** Paho for Python as one of the client libraries: a child process per client, driven by lines of JSON. */

import { fileURLToPath } from 'node:url';
import { type Child, startChild } from './child.ts';
import { type Client, type ConnectOptions, createInbox, type Message } from './client.ts';
import { findPythonWithPaho } from './programs.ts';

const script = fileURLToPath(new URL('./paho_client.py', import.meta.url));

type Event =
  | { readonly event: 'connected'; readonly code: number; readonly sessionPresent: boolean }
  | { readonly event: 'subscribed'; readonly granted: number }
  | { readonly event: 'unsubscribed' | 'published' }
  | ({ readonly event: 'message' } & Message)
  | { readonly event: 'ended'; readonly because: string };

/** Connects Paho. */
export async function connectPaho(port: number, options: ConnectOptions): Promise<Client> {
  const child = startChild(findPythonWithPaho(), [script, String(port)]);
  const messages = createInbox<Message>();
  const replies = createInbox<Event>();
  void read(child, (event) => {
    if (event.event === 'message') {
      const { topic, payload, qos, retain } = event;
      messages.push({ topic, payload, qos, retain });
    } else replies.push(event);
  });

  const ask = async <Name extends Event['event']>(
    name: Name,
    command: object,
  ): Promise<Extract<Event, { event: Name }>> => {
    child.say(JSON.stringify(command));
    const reply = await replies.next();
    if (reply.event !== name) throw new Error(`expected ${name}, got ${JSON.stringify(reply)}`);
    return reply as Extract<Event, { event: Name }>;
  };

  const connected = await ask('connected', { do: 'connect', ...options });
  if (connected.code !== 0) throw new Error(`CONNACK ${connected.code}`);
  return {
    sessionPresent: connected.sessionPresent,
    subscribe: async (filter, qos) => (await ask('subscribed', { do: 'subscribe', filter, qos })).granted,
    unsubscribe: async (filter) => void (await ask('unsubscribed', { do: 'unsubscribe', filter })),
    publish: async (message) => void (await ask('published', { do: 'publish', ...message })),
    message: messages.next,
    disconnect: async () => {
      child.say(JSON.stringify({ do: 'disconnect' }));
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
