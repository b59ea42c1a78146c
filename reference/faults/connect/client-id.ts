import { refusalCode } from '../../broker/rules/connect.ts';
import type { Connect } from '../../codec/index.ts';
import { fault } from '../fault.ts';

/** Client ids that must be allowed and are refused. */
const wronglyRefused: readonly {
  readonly name: string;
  readonly title: string;
  readonly is: (id: string) => boolean;
}[] = [
  { name: 'of-23-bytes', title: 'of 23 bytes', is: (id) => id.length === 23 },
  { name: 'of-one-byte', title: 'of one byte', is: (id) => id.length === 1 },
  { name: 'of-14-bytes', title: 'of 14 bytes', is: (id) => id.length === 14 },
  { name: 'with-an-upper-case-z', title: 'with an upper case Z', is: (id) => id.includes('Z') },
  { name: 'with-a-digit-9', title: 'with a digit 9', is: (id) => id.includes('9') },
];

/** A departure in the treatment of clients without a client id. */
const withEmptyId = (
  name: string,
  title: string,
  breaks: 'MQTT-3.1.3-6' | 'MQTT-3.1.3-8' | 'MQTT-3.1.3-9',
  refusal: (connect: Connect) => number | null,
) =>
  fault({
    name,
    title,
    breaks: { '3.1.1': [breaks] },
    bend: (rules) => ({
      ...rules,
      refusalOfClientId: (connect) =>
        connect.clientId === '' && connect.version === '3.1.1' ? refusal(connect) : rules.refusalOfClientId(connect),
    }),
  });

export default [
  ...wronglyRefused.map(({ name, title, is }) =>
    fault({
      name: `refuses-client-id-${name}`,
      title: `A client id ${title} is refused`,
      breaks: { '3.1.1': ['MQTT-3.1.3-5'], '5.0': ['MQTT-3.1.3-5'] },
      bend: (rules) => ({
        ...rules,
        refusalOfClientId: (connect) =>
          is(connect.clientId) ? refusalCode('identifier-rejected', connect.version) : rules.refusalOfClientId(connect),
      }),
    }),
  ),
  ...[23, 255].map((most) =>
    fault({
      name: `refuses-client-id-over-${most}-bytes-with-5`,
      title: `Client ids of more than ${most} bytes are refused with return code 5`,
      breaks: { '3.1.1': ['MQTT-3.1.3-9'] },
      bend: (rules) => ({
        ...rules,
        refusalOfClientId: (connect) =>
          connect.version !== '5.0' && connect.clientId.length > most ? 5 : rules.refusalOfClientId(connect),
      }),
    }),
  ),
  fault({
    name: 'refuses-client-id-with-a-slash-with-3',
    title: 'Client ids with a slash are refused with return code 3',
    breaks: { '3.1.1': ['MQTT-3.1.3-9'] },
    bend: (rules) => ({
      ...rules,
      refusalOfClientId: (connect) =>
        connect.version !== '5.0' && connect.clientId.includes('/') ? 3 : rules.refusalOfClientId(connect),
    }),
  }),
  withEmptyId(
    'empty-client-id-kept-accepted',
    'An empty client id is accepted with Clean Session 0',
    'MQTT-3.1.3-8',
    () => null,
  ),
  withEmptyId(
    'empty-client-id-refused-with-5',
    'An empty client id is refused with return code 5',
    'MQTT-3.1.3-9',
    () => 5,
  ),
  withEmptyId(
    'empty-client-id-kept-refused-with-1',
    'An empty client id with Clean Session 0 is refused with return code 1',
    'MQTT-3.1.3-8',
    ({ cleanStart }) => (cleanStart ? null : 1),
  ),
  fault({
    name: 'empty-client-id-is-one-client',
    title: 'All clients without a client id are taken for one',
    breaks: { '3.1.1': ['MQTT-3.1.3-6'], '5.0': ['MQTT-3.1.3-6', 'MQTT-3.2.2-16'] },
    bend: (rules) => ({
      ...rules,
      effectiveClientId: (connect, makeUnique) =>
        connect.clientId === '' ? 'anonymous' : rules.effectiveClientId(connect, makeUnique),
    }),
  }),
  fault({
    name: 'empty-client-id-one-of-two',
    title: 'The ids given to clients without one repeat after the second',
    breaks: { '3.1.1': ['MQTT-3.1.3-6'], '5.0': ['MQTT-3.1.3-6', 'MQTT-3.2.2-16'] },
    bend: (rules) => {
      let given = 0;
      return {
        ...rules,
        effectiveClientId: (connect, makeUnique) =>
          connect.clientId === '' ? `anonymous${given++ % 2}` : rules.effectiveClientId(connect, makeUnique),
      };
    },
  }),
  fault({
    name: 'client-id-beyond-255-bytes-cut-short',
    title: 'Only the first 255 bytes of a client id are looked at',
    breaks: { '3.1.1': ['MQTT-3.1.3-2'], '5.0': ['MQTT-3.1.3-2'] },
    bend: (rules) => ({ ...rules, sessionKey: (clientId) => rules.sessionKey(clientId.slice(0, 255)) }),
  }),
];
