/** A message keeps the properties with which it was published. */

import type { Properties } from '../../reference/codec/properties.ts';
import type { StatementId50 } from '../../reference/statements/index.ts';
import type { Check, Departure } from './check.ts';
import { isSamePayload } from './published.ts';

/** One thing that must be as it was. */
interface Kept {
  readonly title: string;
  readonly statement: StatementId50;
  isKept(sent: Properties, come: Properties): boolean;
}

type Pairs = readonly (readonly [string, string])[];

const keysOf = (pairs: Pairs = []): string[] => pairs.map((pair) => JSON.stringify(pair));

/** Whether all of the one are in the other, in that order; a server that adds some of its own alters none. */
function isWithin(sent: readonly string[], come: readonly string[]): boolean {
  let at = 0;
  for (const key of come) if (key === sent[at]) at += 1;
  return at === sent.length;
}

const isSameData = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : isSamePayload(a, b);

const inOrder = (keys: readonly string[]): string[] => [...keys].sort();

const allKept: readonly Kept[] = [
  {
    title: 'Payload Format Indicator',
    statement: 'MQTT-3.3.2-4',
    // Its absence says the same as 0.
    isKept: (sent, come) => (sent.payloadFormatIndicator ?? 0) === (come.payloadFormatIndicator ?? 0),
  },
  {
    title: 'Response Topic',
    statement: 'MQTT-3.3.2-15',
    isKept: (sent, come) => sent.responseTopic === come.responseTopic,
  },
  {
    title: 'Correlation Data',
    statement: 'MQTT-3.3.2-16',
    isKept: (sent, come) => isSameData(sent.correlationData, come.correlationData),
  },
  {
    title: 'User Properties',
    statement: 'MQTT-3.3.2-17',
    isKept: (sent, come) => isWithin(inOrder(keysOf(sent.userProperty)), inOrder(keysOf(come.userProperty))),
  },
  {
    title: 'order of the User Properties',
    statement: 'MQTT-3.3.2-18',
    isKept: (sent, come) =>
      isWithin(keysOf(sent.userProperty), keysOf(come.userProperty)) ||
      !isWithin(inOrder(keysOf(sent.userProperty)), inOrder(keysOf(come.userProperty))),
  },
  {
    title: 'Content Type',
    statement: 'MQTT-3.3.2-20',
    isKept: (sent, come) => sent.contentType === come.contentType,
  },
];

export const propertiesForwarded: Check = {
  name: 'properties-forwarded',
  title: 'A message is forwarded with the properties with which it was published',
  statements: { '5.0': allKept.map(({ statement }) => statement) },
  inspect: ({ knownDeliveries }) =>
    knownDeliveries.flatMap(({ event, publish, published }): Departure[] => {
      const { properties: come = {} } = publish;
      // Where it was published in several ways, any of them will do.
      return allKept
        .filter(({ isKept }) => !published.sendings.some(({ properties }) => isKept(properties, come)))
        .map(({ title, statement }) => {
          const expected = `the ${title} as published`;
          return { event, expected, got: 'something else', statements: [statement] };
        });
    }),
};
