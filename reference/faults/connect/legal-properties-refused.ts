import { refusalCode } from '../../broker/rules/connect.ts';
import type { Properties } from '../../codec/index.ts';
import { fault } from '../fault.ts';

/** Legal properties of CONNECT that somebody may take for wrong ones. */
const refused: readonly {
  readonly name: string;
  readonly title: string;
  readonly is: (properties: Properties) => boolean;
}[] = [
  { name: 'session-expiry-0', title: 'with a Session Expiry Interval of 0', is: (p) => p.sessionExpiryInterval === 0 },
  { name: 'session-expiry-1', title: 'with a Session Expiry Interval of 1', is: (p) => p.sessionExpiryInterval === 1 },
  {
    name: 'session-expiry-without-end',
    title: 'with the Session Expiry Interval that never ends',
    is: (p) => p.sessionExpiryInterval === 0xffff_ffff,
  },
  { name: 'receive-maximum-1', title: 'with Receive Maximum 1', is: (p) => p.receiveMaximum === 1 },
  { name: 'receive-maximum-65535', title: 'with Receive Maximum 65,535', is: (p) => p.receiveMaximum === 65_535 },
  {
    name: 'maximum-packet-size-beyond-all',
    title: 'with a Maximum Packet Size beyond what a packet can have',
    is: (p) => (p.maximumPacketSize ?? 0) > 268_435_460,
  },
  { name: 'topic-alias-maximum-0', title: 'with Topic Alias Maximum 0', is: (p) => p.topicAliasMaximum === 0 },
  {
    name: 'topic-alias-maximum-65535',
    title: 'with Topic Alias Maximum 65,535',
    is: (p) => p.topicAliasMaximum === 65_535,
  },
  ...([0, 1] as const).flatMap((value) => [
    {
      name: `request-response-information-${value}`,
      title: `with Request Response Information ${value}`,
      is: (p: Properties) => p.requestResponseInformation === value,
    },
    {
      name: `request-problem-information-${value}`,
      title: `with Request Problem Information ${value}`,
      is: (p: Properties) => p.requestProblemInformation === value,
    },
  ]),
  {
    name: 'user-property-twice',
    title: 'with two User Properties of one name',
    is: ({ userProperty = [] }) => new Set(userProperty.map(([name]) => name)).size < userProperty.length,
  },
  {
    name: 'seven-properties',
    title: 'with seven properties',
    is: (properties) => Object.values(properties).filter((value) => value !== undefined).length === 7,
  },
  {
    name: 'no-properties',
    title: 'without a property',
    is: (properties) => Object.values(properties).every((value) => value === undefined),
  },
];

export default refused.map(({ name, title, is }) =>
  fault({
    name: `refuses-connect-with-${name}`,
    title: `A CONNECT ${title} is refused as if the server were not available`,
    breaks: { '5.0': ['MQTT-3.1.4-5'] },
    bend: (rules) => ({
      ...rules,
      refusalOfClientId: (connect) =>
        connect.version === '5.0' && is(connect.properties ?? {})
          ? refusalCode('server-unavailable', connect.version)
          : rules.refusalOfClientId(connect),
    }),
  }),
);
