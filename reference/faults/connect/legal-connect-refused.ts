import { refusalCode } from '../../broker/rules/connect.ts';
import type { Connect } from '../../codec/index.ts';
import { fault } from '../fault.ts';

/** Legal CONNECT packets that are refused. */
const refused: readonly {
  readonly name: string;
  readonly title: string;
  readonly is: (connect: Connect) => boolean;
}[] = [
  { name: 'keep-alive-0', title: 'with Keep Alive 0', is: ({ keepAlive }) => keepAlive === 0 },
  { name: 'keep-alive-1', title: 'with Keep Alive 1', is: ({ keepAlive }) => keepAlive === 1 },
  { name: 'keep-alive-over-an-hour', title: 'with a Keep Alive over an hour', is: ({ keepAlive }) => keepAlive > 3600 },
  { name: 'will-qos-2', title: 'with a Will at QoS 2', is: ({ will }) => will?.qos === 2 },
  { name: 'retained-will', title: 'with a Will to be retained', is: ({ will }) => will?.retain === true },
  {
    name: 'will-in-kept-session',
    title: 'with a Will and Clean Session 0',
    is: ({ will, cleanStart }) => will !== undefined && !cleanStart,
  },
  {
    name: 'user-name-without-password',
    title: 'with a user name and no password',
    is: ({ userName, password }) => userName !== undefined && password === undefined,
  },
  { name: 'empty-user-name', title: 'with an empty user name', is: ({ userName }) => userName === '' },
  { name: 'empty-password', title: 'with an empty password', is: ({ password }) => password?.length === 0 },
  {
    name: 'binary-password',
    title: 'with a password that is no text',
    is: ({ password }) => password?.includes(0xff) ?? false,
  },
  {
    name: 'user-name-beyond-ascii',
    title: 'with a user name beyond ASCII',
    is: ({ userName }) => userName !== undefined && /[^ -~]/.test(userName),
  },
  { name: 'long-password', title: 'with a long password', is: ({ password }) => (password?.length ?? 0) > 255 },
];

/** Lengths of Remaining Length that a broker may get wrong, in bytes. */
const fixedHeaders = [
  { name: 'two', beyond: 127 },
  { name: 'three', beyond: 16_383 },
];

export default [
  ...refused.map(({ name, title, is }) =>
    fault({
      name: `refuses-connect-${name}`,
      title: `A CONNECT ${title} is refused as if the server were not available`,
      breaks: { '3.1.1': ['MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.4-5'] },
      bend: (rules) => ({
        ...rules,
        refusalOfClientId: (connect) =>
          is(connect) ? refusalCode('server-unavailable', connect.version) : rules.refusalOfClientId(connect),
      }),
    }),
  ),
  ...fixedHeaders.map(({ name, beyond }) =>
    fault({
      name: `loses-connect-with-${name}-length-bytes`,
      title: `A CONNECT whose Remaining Length takes ${name} bytes is not understood`,
      breaks: { '3.1.1': ['MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.4-5'] },
      bendWire: () => ({
        inbound: (packet, bytes) => (packet.type === 'connect' && bytes.length - 3 > beyond ? [] : [bytes]),
      }),
    }),
  ),
];
