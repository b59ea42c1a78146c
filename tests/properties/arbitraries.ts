/** Random packets of every type and version, all of them legal. Made without the codec's tables, from the text. */

import fc from 'fast-check';
import type { Packet, QoS, Will } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import { propertiesOf } from './arbitrary-properties.ts';
import { bytes, text, topicFilter, topicName } from './arbitrary-values.ts';
import { legalReasonCodes } from './legal-reason-codes.ts';

type Build = (version: Version) => fc.Arbitrary<Packet>;

const packetIdentifier = fc.oneof(fc.integer({ min: 1, max: 65_535 }), fc.constantFrom(1, 65_535));
const keepAlive = fc.integer({ min: 0, max: 65_535 });
const qos = fc.constantFrom<QoS>(0, 1, 2);

/** A record whose `properties` exist in 5.0 only. */
function withProperties<T extends object>(
  version: Version,
  place: Parameters<typeof propertiesOf>[0],
  fields: fc.Arbitrary<T>,
) {
  if (version !== '5.0') return fields;
  return fc.tuple(fields, propertiesOf(place)).map(([packet, properties]) => ({ ...packet, properties }));
}

function will(version: Version): fc.Arbitrary<Will> {
  const fields = fc.record({ topic: topicName, payload: bytes, qos, retain: fc.boolean() });
  return withProperties(version, 'will', fields);
}

const connect: Build = (version) =>
  withProperties(
    version,
    'connect',
    fc
      .record(
        {
          cleanStart: fc.boolean(),
          keepAlive,
          clientId: text,
          will: will(version),
          userName: text,
          password: bytes,
        },
        { requiredKeys: ['cleanStart', 'keepAlive', 'clientId'] },
      )
      .map(({ password, ...rest }) => ({
        type: 'connect' as const,
        version,
        ...rest,
        // Only 5.0 has passwords without user names.
        ...(password !== undefined && (version === '5.0' || rest.userName !== undefined) ? { password } : {}),
      })),
  );

const connack: Build = (version) =>
  withProperties(
    version,
    'connack',
    fc.tuple(fc.boolean(), fc.constantFrom(...legalReasonCodes(version, 'connack'))).map(([flag, reasonCode]) => ({
      type: 'connack' as const,
      sessionPresent: flag && reasonCode === 0 && version !== '3.1',
      reasonCode,
    })),
  );

const publish: Build = (version) =>
  withProperties(
    version,
    'publish',
    fc
      .record({ qos, dup: fc.boolean(), retain: fc.boolean(), topic: topicName, payload: bytes, packetIdentifier })
      .map(({ packetIdentifier: id, ...fields }) => ({
        type: 'publish' as const,
        ...fields,
        dup: fields.dup && fields.qos > 0,
        ...(fields.qos > 0 ? { packetIdentifier: id } : {}),
      })),
  );

/** A PUBLISH that names its topic by the alias alone. */
const publishByAlias: fc.Arbitrary<Packet> = fc.integer({ min: 1, max: 65_535 }).map((topicAlias) => ({
  type: 'publish',
  dup: false,
  qos: 0,
  retain: false,
  topic: '',
  payload: new Uint8Array(0),
  properties: { topicAlias },
}));

function acknowledgement(type: 'puback' | 'pubrec' | 'pubrel' | 'pubcomp'): Build {
  return (version) =>
    withProperties(
      version,
      type,
      fc.record({
        type: fc.constant(type),
        packetIdentifier,
        reasonCode: fc.constantFrom(...legalReasonCodes(version, type)),
        ...(type === 'pubrel' && version === '3.1' ? { dup: fc.boolean() } : {}),
      }) as fc.Arbitrary<Packet>,
    ) as fc.Arbitrary<Packet>;
}

const subscribe: Build = (version) => {
  const plain = fc.record({ topicFilter, qos });
  const shared = fc
    .tuple(fc.stringMatching(/^[a-z0-9]{1,8}$/), topicFilter)
    .map(([name, filter]) => `$share/${name}/${filter}`);
  const full = fc.record({
    topicFilter: fc.oneof(topicFilter, shared),
    qos,
    noLocal: fc.boolean(),
    retainAsPublished: fc.boolean(),
    retainHandling: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
  });
  const optional = full.map((options) => ({
    ...options,
    noLocal: options.noLocal && !options.topicFilter.startsWith('$share/'),
  }));
  const subscriptions = fc.array(version === '5.0' ? optional : plain, { minLength: 1, maxLength: 5 });
  return withProperties(
    version,
    'subscribe',
    fc.record({ type: fc.constant('subscribe' as const), packetIdentifier, subscriptions }),
  );
};

const suback: Build = (version) =>
  withProperties(
    version,
    'suback',
    fc.record({
      type: fc.constant('suback' as const),
      packetIdentifier,
      reasonCodes: fc.array(fc.constantFrom(...legalReasonCodes(version, 'suback')), { minLength: 1, maxLength: 5 }),
    }),
  );

const unsubscribe: Build = (version) =>
  withProperties(
    version,
    'unsubscribe',
    fc.record({
      type: fc.constant('unsubscribe' as const),
      packetIdentifier,
      topicFilters: fc.array(topicFilter, { minLength: 1, maxLength: 5 }),
    }),
  );

const unsuback: Build = (version) =>
  withProperties(
    version,
    'unsuback',
    fc.record({
      type: fc.constant('unsuback' as const),
      packetIdentifier,
      reasonCodes:
        version === '5.0'
          ? fc.array(fc.constantFrom(...legalReasonCodes(version, 'unsuback')), { minLength: 1, maxLength: 5 })
          : fc.constant<number[]>([]),
    }),
  );

const disconnect: Build = (version) =>
  withProperties(
    version,
    'disconnect',
    fc.record({
      type: fc.constant('disconnect' as const),
      reasonCode: fc.constantFrom(...legalReasonCodes(version, 'disconnect')),
    }),
  );

const auth: Build = (version) =>
  withProperties(
    version,
    'auth',
    fc.record({
      type: fc.constant('auth' as const),
      reasonCode: fc.constantFrom(...legalReasonCodes(version, 'auth')),
    }),
  );

const builders: Readonly<Record<Packet['type'], Build>> = {
  connect,
  connack,
  publish: (version) =>
    version === '5.0'
      ? fc.oneof({ weight: 5, arbitrary: publish(version) }, { weight: 1, arbitrary: publishByAlias })
      : publish(version),
  puback: acknowledgement('puback'),
  pubrec: acknowledgement('pubrec'),
  pubrel: acknowledgement('pubrel'),
  pubcomp: acknowledgement('pubcomp'),
  subscribe,
  suback,
  unsubscribe,
  unsuback,
  pingreq: () => fc.constant({ type: 'pingreq' }),
  pingresp: () => fc.constant({ type: 'pingresp' }),
  disconnect,
  auth,
};

/** The packet types of a version. */
export function packetTypesOf(version: Version): Packet['type'][] {
  const types = Object.keys(builders) as Packet['type'][];
  return version === '5.0' ? types : types.filter((type) => type !== 'auth');
}

/** Packets of one type. */
export function packetsOfType(type: Packet['type'], version: Version): fc.Arbitrary<Packet> {
  return builders[type](version);
}

/** Packets of any type of the version. */
export function packets(version: Version): fc.Arbitrary<Packet> {
  return fc.oneof(...packetTypesOf(version).map((type) => packetsOfType(type, version)));
}
