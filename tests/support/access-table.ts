/** What a broker allows and denies, found out by doing it. */

import type { Version } from '../../reference/codec/index.ts';
import { openPlainClient, type PlainClient } from './plain-client.ts';

/** How a client says who it is. */
export interface Login {
  readonly clientId: string;
  readonly userName?: string;
  readonly password?: string;
}

/** What one client could do. */
export interface Allowed {
  /** By filter: whether SUBACK granted it, and the topics of which a retained and of which a later message came. */
  readonly read: Readonly<
    Record<string, { readonly granted: boolean; readonly kept: readonly string[]; readonly live: readonly string[] }>
  >;
  /** The topics of which what it published arrived. */
  readonly written: readonly string[];
  /** Those of which its Will did. */
  readonly willed: readonly string[];
  /** The Reason Codes of the PUBACK packets, by topic. */
  readonly puback: Readonly<Record<string, number>>;
}

/** What every client may read, and the one who may do everything may write: the end of what came before it. */
const fence = 'fence';

/** Below the Receive Maximum of each broker. */
const atOnce = 10;

const utf8 = new TextDecoder();

async function enter(port: number, version: Version, login: Login, more: object = {}): Promise<PlainClient> {
  const client = openPlainClient(port, version, login.clientId);
  client.send({ type: 'connect', ...login, ...more });
  await client.next('connack');
  return client;
}

/** Whether each of them is let in. */
export async function whoIsLetIn(
  port: number,
  version: Version,
  logins: readonly Login[],
): Promise<readonly boolean[]> {
  const answers: boolean[] = [];
  for (const login of logins) {
    const client = await enter(port, version, login);
    answers.push(client.came.some((packet) => packet.type === 'connack' && packet.reasonCode === 0));
    client.close();
  }
  return answers;
}

/** The topics of the messages with that payload which have come, each once, in order of the alphabet. */
const topicsOf = ({ came }: PlainClient, payload: string): readonly string[] =>
  [
    ...new Set(
      came.flatMap((packet) =>
        packet.type === 'publish' && utf8.decode(packet.payload) === payload ? packet.topic : [],
      ),
    ),
  ].sort();

/** Tries everything with these topics; `all` must be allowed everything. */
export async function openAccessTable(port: number, version: Version, all: Login, topics: readonly string[]) {
  let fences = 0;
  const root = await enter(port, version, all);
  root.send({ type: 'subscribe', subscriptions: [{ topicFilter: '#', qos: 0 }] });
  await root.next('suback');

  const publishAll = async (client: PlainClient, payload: string, retain: boolean): Promise<Record<string, number>> => {
    const answers: Record<string, number> = {};
    for (let done = 0; done < topics.length; done += atOnce) {
      const batch = topics.slice(done, done + atOnce);
      client.send(
        ...batch.map((topic, index) => ({
          type: 'publish' as const,
          topic,
          payload,
          qos: 1 as const,
          retain,
          packetIdentifier: index + 1,
        })),
      );
      for (const topic of batch) answers[topic] = (await client.next('puback')).reasonCode;
    }
    return answers;
  };
  /** What was on its way to that client has come when this resolves. */
  const raiseFence = async (client: PlainClient): Promise<void> => {
    const payload = `fence ${++fences}`;
    root.send({ type: 'publish', topic: fence, payload });
    await client.next('publish', (packet) => utf8.decode(packet.payload) === payload);
  };
  await publishAll(root, 'kept', true);

  const tryReading = async (login: Login, topicFilter: string) => {
    const reader = await enter(port, version, login);
    const subscriptions = [topicFilter, fence].map((filter) => ({ topicFilter: filter, qos: 0 as const }));
    reader.send({ type: 'subscribe', subscriptions });
    const { reasonCodes } = await reader.next('suback');
    await publishAll(root, 'live', false);
    await raiseFence(reader);
    reader.close();
    return { granted: (reasonCodes[0] ?? 0x80) < 0x80, kept: topicsOf(reader, 'kept'), live: topicsOf(reader, 'live') };
  };
  const tryWriting = async (login: Login, payload: string) => {
    const writer = await enter(port, version, login);
    const puback = await publishAll(writer, payload, false);
    writer.close();
    await raiseFence(root);
    return { written: topicsOf(root, payload), puback };
  };
  /** The next one of that name has the Will of the one before published, who is closed then. */
  const tryDying = async (login: Login, willTopics: readonly string[], payload: string) => {
    for (const topic of willTopics) {
      const mortal = await enter(port, version, login, { will: { topic, payload } });
      const next = await enter(port, version, login);
      await mortal.closed;
      next.close();
    }
    await raiseFence(root);
    return topicsOf(root, payload);
  };

  return {
    close: () => root.close(),
    /** What a client is allowed. */
    of: async (login: Login, filters: readonly string[], willTopics: readonly string[]): Promise<Allowed> => {
      const read: Record<string, Allowed['read'][string]> = {};
      for (const filter of filters) read[filter] = await tryReading(login, filter);
      const name = `${login.userName} as ${login.clientId}`;
      const { written, puback } = await tryWriting(login, `of ${name}`);
      return { read, written, puback, willed: await tryDying(login, willTopics, `will of ${name}`) };
    },
  };
}
