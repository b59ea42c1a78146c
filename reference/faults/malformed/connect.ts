import type { Reaction, ViolationContext } from '../../broker/rules/violation.ts';
import { encodePacket, type Version, type Violation } from '../../codec/index.ts';
import type { StatementId50, StatementId311 } from '../../statements/index.ts';
import { endingEarly, tolerating, type Which, withSurplus } from './_tolerate.ts';

/** What the broker takes a CONNECT for that it makes no sense of: a plain one. */
const plain = (version: Version): Uint8Array =>
  encodePacket({ type: 'connect', version, cleanStart: true, keepAlive: 60, clientId: 'malformed' }, version);

const accepting = (_violation: Violation, { version }: ViolationContext): Reaction => ({
  type: 'read-as',
  bytes: plain(version),
});

/** A packet of a type that no version has, to be closed for. */
const nonsense = [0x00, 0x00];
const acceptingAndClosing = (_violation: Violation, { version }: ViolationContext): Reaction => ({
  type: 'read-as',
  bytes: Uint8Array.of(...plain(version), ...nonsense),
});

const connectFlagsAt = 9;
const reservedConnectFlag = 1;

/** In the first CONNECT of a connection. */
const inConnect =
  (in311: StatementId311, in50: StatementId50 | null): Which =>
  ({ statement }, { packetType, session, version }) =>
    packetType === 'connect' && session === null && statement === (version === '5.0' ? in50 : in311);

const byStatement = {
  'will-qos-without-will': ['MQTT-3.1.2-13', 'MQTT-3.1.2-11', 'A Will QoS without a Will is put up with'],
  'will-retain-without-will': ['MQTT-3.1.2-15', 'MQTT-3.1.2-13', 'Will Retain without a Will is put up with'],
  'will-qos-3': ['MQTT-3.1.2-14', 'MQTT-3.1.2-12', 'Will QoS 3 is put up with'],
  'will-missing': ['MQTT-3.1.2-9', 'MQTT-3.1.2-9', 'A Will that is announced and missing is put up with'],
  'user-name-missing': ['MQTT-3.1.2-19', 'MQTT-3.1.2-17', 'A User Name that is announced and missing is put up with'],
  'password-missing': ['MQTT-3.1.2-21', 'MQTT-3.1.2-19', 'A Password that is announced and missing is put up with'],
  'password-without-user-name': ['MQTT-3.1.2-22', null, 'A Password without a User Name is put up with'],
  'client-id-missing': ['MQTT-3.1.3-3', 'MQTT-3.1.3-3', 'A CONNECT without a Client Identifier gets one'],
} as const satisfies Readonly<Record<string, readonly [StatementId311, StatementId50 | null, string]>>;

const accepted = Object.entries(byStatement).map(([name, [in311, in50, title]]) =>
  tolerating({
    name: `malformed-connect-${name}-accepted`,
    title,
    breaks: { '3.1.1': [in311, 'MQTT-3.1.4-1'], ...(in50 === null ? {} : { '5.0': [in50, 'MQTT-3.1.4-1'] }) },
    which: inConnect(in311, in50),
    reaction: accepting,
  }),
);

const surplus = withSurplus('connect');

/** How many bytes there are behind the last field. */
const surplusOf = ({ offset }: Violation, { bytes }: ViolationContext): number => bytes.length - offset;

export default [
  ...accepted,
  tolerating({
    name: 'malformed-connect-surplus-skipped',
    title: 'Bytes behind the last field of CONNECT are skipped',
    breaks: {
      '3.1.1': ['MQTT-3.1.4-1', 'MQTT-3.1.2-11', 'MQTT-3.1.2-18', 'MQTT-3.1.2-20'],
      '5.0': ['MQTT-3.1.4-1', 'MQTT-3.1.3-1', 'MQTT-3.1.2-16', 'MQTT-3.1.2-18'],
    },
    which: surplus,
    reaction: accepting,
  }),
  tolerating({
    name: 'malformed-connect-one-surplus-byte-skipped',
    title: 'A single byte behind the last field of CONNECT is skipped',
    breaks: { '3.1.1': ['MQTT-3.1.4-1'], '5.0': ['MQTT-3.1.4-1'] },
    which: (violation, context) => surplus(violation, context) && surplusOf(violation, context) === 1,
    reaction: accepting,
  }),
  tolerating({
    name: 'malformed-connect-unannounced-fields-skipped',
    title: 'Whole fields behind the last one that the Connect Flags announce are skipped',
    breaks: {
      '3.1.1': ['MQTT-3.1.2-11', 'MQTT-3.1.2-18', 'MQTT-3.1.2-20'],
      '5.0': ['MQTT-3.1.3-1', 'MQTT-3.1.2-16', 'MQTT-3.1.2-18'],
    },
    which: (violation, context) => surplus(violation, context) && surplusOf(violation, context) > 1,
    reaction: accepting,
  }),
  tolerating({
    name: 'malformed-connect-cut-short-accepted',
    title: 'Where CONNECT ends within a field, the rest is taken to be empty',
    breaks: { '3.1.1': ['MQTT-3.1.4-1'], '5.0': ['MQTT-3.1.4-1'] },
    which: endingEarly('connect'),
    reaction: accepting,
  }),
  tolerating({
    name: 'malformed-connect-waited-for',
    title: 'A CONNECT that does not conform is skipped, and the next packet waited for',
    breaks: { '3.1.1': ['MQTT-3.1.4-1'], '5.0': ['MQTT-3.1.4-1'] },
    which: (_violation, { packetType, session }) => packetType === 'connect' && session === null,
  }),
  tolerating({
    name: 'malformed-connect-refused-with-a-code',
    title: 'A CONNECT that does not conform is answered with return code 2 before the connection is closed',
    breaks: { '3.1.1': ['MQTT-3.1.4-1'] },
    which: (_violation, { packetType, session }) => packetType === 'connect' && session === null,
    reaction: () => ({ type: 'refuse', returnCode: 2 }),
  }),
  tolerating({
    name: 'malformed-connect-acknowledged-then-closed',
    title: 'A CONNECT that does not conform is acknowledged before the connection is closed',
    breaks: { '3.1.1': ['MQTT-3.1.4-1'], '5.0': ['MQTT-3.1.4-1'] },
    which: (_violation, { packetType, session, bytes }) =>
      packetType === 'connect' && session === null && ((bytes[connectFlagsAt] ?? 0) & reservedConnectFlag) === 0,
    reaction: acceptingAndClosing,
  }),
];
