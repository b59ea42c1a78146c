/** Logging in by SCRAM-SHA-256 step by step (4.12). */

import { type Client, type ConnectOptions, type Stage, scramClient } from '../../harness/scenario.ts';

/** The method that the scenarios of this suite know; another that is declared is none of theirs. */
export const method = 'SCRAM-SHA-256';

/** An AUTH of the client, to be completed by its Reason Code. */
export const authWith = (reasonCode: number, data: Uint8Array, authenticationMethod = method) => ({
  type: 'auth' as const,
  reasonCode,
  properties: { authenticationMethod, authenticationData: data },
});

/** What the client says in its turn, right or wrong. */
export interface Conversation {
  readonly client: Client;
  /** What the client said first. */
  readonly first: Uint8Array;
  /** The server's Authentication Data. */
  readonly question: Uint8Array;
  /** The answer to what the server asked. */
  readonly answer: Uint8Array;
  isAnsweredBy(data: Uint8Array | undefined): boolean;
}

const asks = { '5.0': ['MQTT-4.12.0-2'] } as const;
const repeats = { '5.0': ['MQTT-4.12.0-5'] } as const;

/** Takes the server's question: AUTH 0x18 with the method. */
async function expectQuestion(stage: Stage, client: Client) {
  const question = await client.expect('auth', { reasonCode: 0x18 }, { statements: asks });
  const named = question.properties?.authenticationMethod;
  if (named !== method) stage.fail(`AUTH with Authentication Method ${method}`, `${named ?? 'none'}`, repeats);
  return question.properties?.authenticationData ?? new Uint8Array(0);
}

async function converse(
  stage: Stage,
  client: Client,
  password: string,
  begin: (first: Uint8Array) => Promise<void>,
): Promise<Conversation> {
  const scram = scramClient(stage.account.userName ?? '', password, `${stage.tag}${client.freshIdentifier()}`);
  await begin(scram.first);
  const question = await expectQuestion(stage, client);
  const { message, isAnsweredBy } = scram.final(question);
  return { client, first: scram.first, question, answer: message, isAnsweredBy };
}

const passwordOf = (stage: Stage): string => stage.account.password ?? '';

/** Opens a connection, sends CONNECT and takes the server's question. */
export async function beginLogin(
  stage: Stage,
  options: Pick<ConnectOptions, 'will' | 'properties'> = {},
  password = passwordOf(stage),
): Promise<Conversation> {
  const client = await stage.open();
  return converse(stage, client, password, (authenticationData) =>
    client.send({
      type: 'connect',
      ...options,
      properties: { ...options.properties, authenticationMethod: method, authenticationData },
    }),
  );
}

/** Asks to authenticate again, and takes the server's question. */
export function beginAgain(stage: Stage, client: Client, password = passwordOf(stage)): Promise<Conversation> {
  return converse(stage, client, password, (first) => client.send(authWith(0x19, first)));
}

/** Logs in: the CONNACK must accept, repeat the method, and prove that the server knows the account. */
export async function logIn(stage: Stage): Promise<Client> {
  const { client, answer, isAnsweredBy } = await beginLogin(stage);
  await client.send(authWith(0x18, answer));
  const { properties } = await client.expect('connack', { reasonCode: 0 }, { statements: { '5.0': ['MQTT-3.1.4-5'] } });
  const named = properties?.authenticationMethod;
  if (named !== method) stage.fail(`CONNACK with Authentication Method ${method}`, `${named ?? 'none'}`, repeats);
  if (!isAnsweredBy(properties?.authenticationData)) {
    stage.warn(
      'expected CONNACK to carry the proof that the server knows the password (RFC 5802), got none that holds',
      { '5.0': [] },
    );
  }
  return client;
}
