/** Properties that belong to the Application Message, which a server hands on as they are (5.0: 3.3.2.3). */

import type { Client, ScenarioSource, Stage } from '../harness/scenario.ts';

type Publish = Awaited<ReturnType<Client['expectPublishes']>>[number];
/** Properties as a scenario gives them to PUBLISH or to a Will. */
export type Properties = NonNullable<Publish['properties']>;

const everyByte = Uint8Array.from({ length: 256 }, (_, at) => at);
const pairs = (text: string) => text.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const);

/** By name; what is told of them is that they came through unaltered. */
export const examples = {
  'payload-format-0': { payloadFormatIndicator: 0 },
  'payload-format-1': { payloadFormatIndicator: 1 },
  'content-type': { contentType: 'text/plain; charset=utf-8' },
  'content-type-empty': { contentType: '' },
  'content-type-beyond-ascii': { contentType: '\ufeffa\u0301 \u{1f600} Ångström/\u00e9' },
  'response-topic': { responseTopic: 'replies/to/a b/' },
  'correlation-data': { correlationData: everyByte },
  'correlation-data-empty': { correlationData: new Uint8Array(0) },
  'correlation-data-longest': { correlationData: new Uint8Array(65_535).fill(0xff) },
  'user-property': { userProperty: pairs('kvalue') },
  'user-properties-in-order': { userProperty: pairs('b1 a2 c3 a1 b0') },
  'user-properties-repeated': { userProperty: pairs('a1 a1 b1 a1') },
  'user-properties-empty': { userProperty: [...pairs('a'), ['', ''], ['', 'nameless']] },
  'user-properties-many': { userProperty: Array.from({ length: 100 }, (_, at) => [`${at % 7}`, `${at}`] as const) },
  'all-together': {
    payloadFormatIndicator: 1,
    contentType: 'application/json',
    responseTopic: 'replies',
    correlationData: everyByte.slice(0, 8),
    userProperty: pairs('b1 a2 b1'),
  },
  none: {},
} as const satisfies Readonly<Record<string, Properties>>;

/** The name of an example. */
export type ExampleName = keyof typeof examples;

/** The statement that forbids to alter each. */
const keeps = {
  payloadFormatIndicator: 'MQTT-3.3.2-4',
  contentType: 'MQTT-3.3.2-20',
  responseTopic: 'MQTT-3.3.2-15',
  correlationData: 'MQTT-3.3.2-16',
  userProperty: 'MQTT-3.3.2-17',
} as const;

const names = Object.keys(keeps) as (keyof typeof keeps)[];

/** The statements that an example is about. */
export function statementsOf(example: Properties): NonNullable<ScenarioSource['statements']['5.0']> {
  const present = names.filter((name) => example[name] !== undefined);
  const order = example.userProperty === undefined ? [] : (['MQTT-3.3.2-18'] as const);
  return [...(present.length === 0 ? names : present).map((name) => keeps[name]), ...order];
}

const shown = (value: unknown): string =>
  value instanceof Uint8Array
    ? `${value.length} bytes [${value.slice(0, 16).join(' ')}]`
    : (JSON.stringify(value) ?? 'none');

const keysOf = ({ userProperty = [] }: Properties): readonly string[] =>
  userProperty.map((pair) => JSON.stringify(pair));

/** Whether all of the one are in the other, in that order. */
function isWithin(sent: readonly string[], come: readonly string[]): boolean {
  let at = 0;
  for (const key of come) if (key === sent[at]) at += 1;
  return at === sent.length;
}

/**
 * Requires that a message came with the properties that it was sent with, and with no others of its kind. A server that
 * adds User Properties of its own alters none; those of `former`, another message, are not its own.
 */
export function expectUnaltered({ fail, warn }: Stage, came: Publish, sent: Properties, former: Properties = {}): void {
  const got: Properties = came.properties ?? {};
  const [pairsSent, pairsGot] = [keysOf(sent), keysOf(got)];
  const foreign = keysOf(former).filter((key) => !pairsSent.includes(key));
  for (const name of names) {
    const [expected, found] = [sent[name], got[name]];
    const isKept =
      name === 'userProperty'
        ? isWithin(pairsSent, pairsGot) && !foreign.some((key) => pairsGot.includes(key))
        : isSame(expected, found);
    if (isKept) continue;
    const [wanted, instead] = [`${name} ${shown(expected)}`, `${name} ${shown(found)}`];
    // To send Payload Format Indicator 0 is equivalent to sending none (3.3.2.3.2).
    if (name === 'payloadFormatIndicator' && (expected ?? 0) === (found ?? 0))
      warn(`expected ${wanted}, got ${instead}`);
    else if (
      name === 'userProperty' &&
      isWithin(pairsSent.toSorted(), pairsGot.toSorted()) &&
      !isWithin(pairsSent, pairsGot)
    )
      fail(wanted, instead, { '5.0': ['MQTT-3.3.2-18'] });
    else fail(wanted, instead, { '5.0': [keeps[name]] });
  }
  if (sent.messageExpiryInterval === undefined && got.messageExpiryInterval !== undefined)
    warn(`expected no Message Expiry Interval, got ${got.messageExpiryInterval}`, { '5.0': ['MQTT-3.3.2-6'] });
}

function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array)
    return a.length === b.length && a.every((byte, at) => byte === b[at]);
  return JSON.stringify(a) === JSON.stringify(b);
}
