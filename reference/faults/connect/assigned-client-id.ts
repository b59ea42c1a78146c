import type { Properties } from '../../codec/index.ts';
import { fault } from '../fault.ts';

/** What CONNACK tells of the client id that was assigned, in place of that itself. */
const told: readonly {
  readonly name: string;
  readonly title: string;
  readonly breaks: 'MQTT-3.1.3-7' | 'MQTT-3.2.2-16';
  readonly as: (assigned: string) => Properties['assignedClientIdentifier'];
}[] = [
  { name: 'untold', title: 'is not told', breaks: 'MQTT-3.1.3-7', as: () => undefined },
  { name: 'told-empty', title: 'is told as an empty one', breaks: 'MQTT-3.2.2-16', as: () => '' },
  { name: 'told-wrong', title: 'is told with a character more', breaks: 'MQTT-3.1.3-7', as: (id) => `${id}x` },
  { name: 'told-alike', title: 'is told to all as the same', breaks: 'MQTT-3.2.2-16', as: () => 'anonymous' },
];

export default [
  ...told.map(({ name, title, breaks, as }) =>
    fault({
      name: `assigned-client-id-${name}`,
      title: `The client id that is assigned to a client without one ${title}`,
      breaks: { '5.0': [breaks] },
      bend: (rules) => ({
        ...rules,
        connackProperties: (connect, offer) => {
          const properties = rules.connackProperties(connect, offer);
          const { assignedClientIdentifier: assigned } = properties;
          return assigned === undefined ? properties : { ...properties, assignedClientIdentifier: as(assigned) };
        },
      }),
    }),
  ),
  fault({
    name: 'client-id-refused-and-left-open',
    title: 'A client id of more than 23 bytes is refused, and the connection stays open',
    breaks: { '5.0': ['MQTT-3.1.3-8', 'MQTT-3.2.2-7'] },
    bend: (rules) => ({
      ...rules,
      refusalOfClientId: (connect) =>
        connect.version === '5.0' && connect.clientId.length > 23 ? 0x85 : rules.refusalOfClientId(connect),
      closesAfterRefusal: (returnCode) => returnCode !== 0x85 && rules.closesAfterRefusal(returnCode),
    }),
  }),
  fault({
    name: 'unusual-client-id-refused-and-left-open',
    title: 'A client id with anything but letters and digits is refused, and the connection stays open',
    breaks: { '5.0': ['MQTT-3.1.3-8', 'MQTT-3.2.2-7'] },
    bend: (rules) => ({
      ...rules,
      refusalOfClientId: (connect) =>
        connect.version === '5.0' && /[^0-9A-Za-z]/.test(connect.clientId) ? 0x85 : rules.refusalOfClientId(connect),
      closesAfterRefusal: (returnCode) => returnCode !== 0x85 && rules.closesAfterRefusal(returnCode),
    }),
  }),
];
