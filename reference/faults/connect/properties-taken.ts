import type { ViolationContext } from '../../broker/rules/violation.ts';
import { forge, utf8String, type Violation } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { type Fault, fault } from '../fault.ts';

/** A plain CONNECT in place of one that is wrong: what it is about does not matter any more, only that it is taken. */
const plainConnect = forge(0x10, utf8String('MQTT'), [5, 0x02, 0, 60, 0], utf8String('mended'));

function taking(
  name: string,
  title: string,
  statement: StatementId50,
  which: (violation: Violation) => boolean = (violation) => violation.statement === statement,
): Fault {
  const isMeant = (violation: Violation, { session, packetType, version }: ViolationContext): boolean =>
    session === null && packetType === 'connect' && version === '5.0' && which(violation);
  return fault({
    name: `takes-connect-with-${name}`,
    title: `A CONNECT with ${title} is taken`,
    breaks: { '5.0': [statement, 'MQTT-3.1.4-1'] },
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        isMeant(violation, context) ? { type: 'read-as', bytes: plainConnect } : rules.onViolation(violation, context),
    }),
  });
}

/** Properties that stand once at most, or do not take every value. */
const particular: readonly (readonly [name: string, title: string, statement: StatementId50])[] = [
  ['two-session-expiry-intervals', 'the Session Expiry Interval twice', 'v5.0-3.1.2.11.2-u1'],
  ['wrong-receive-maximum', 'the Receive Maximum twice, or 0', 'v5.0-3.1.2.11.3-u1'],
  ['wrong-maximum-packet-size', 'the Maximum Packet Size twice, or 0', 'v5.0-3.1.2.11.4-u1'],
  ['two-topic-alias-maxima', 'the Topic Alias Maximum twice', 'v5.0-3.1.2.11.5-u1'],
  ['wrong-request-response-information', 'Request Response Information twice, or 2', 'v5.0-3.1.2.11.6-u1'],
  ['wrong-request-problem-information', 'Request Problem Information twice, or 2', 'v5.0-3.1.2.11.7-u1'],
  ['authentication-data-alone', 'Authentication Data and no Authentication Method', 'v5.0-3.1.2.11.10-u1'],
  ['two-will-delay-intervals', 'the Will Delay Interval twice', 'v5.0-3.1.3.2.2-u1'],
  ['two-payload-format-indicators', 'the Payload Format Indicator of its Will twice', 'v5.0-3.1.3.2.3-u2'],
  ['two-message-expiry-intervals', 'the Message Expiry Interval of its Will twice', 'v5.0-3.1.3.2.4-u1'],
  ['two-content-types', 'the Content Type of its Will twice', 'v5.0-3.1.3.2.5-u1'],
  ['two-response-topics', 'the Response Topic of its Will twice', 'v5.0-3.1.3.2.6-u1'],
  ['two-correlation-data', 'the Correlation Data of its Will twice', 'v5.0-3.1.3.2.7-u1'],
];

const isUnknown = ({ found }: Violation): boolean => /^0x..$/.test(found);

export default [
  ...particular.map(([name, title, statement]) => taking(name, title, statement)),
  taking(
    'a-property-out-of-place',
    'a property of another packet',
    'v5.0-2.2.2.2-u1',
    (violation) => violation.statement === 'v5.0-2.2.2.2-u1' && !isUnknown(violation),
  ),
  taking(
    'an-unknown-property',
    'a property that does not exist',
    'v5.0-2.2.2.2-u1',
    (violation) => violation.statement === 'v5.0-2.2.2.2-u1' && isUnknown(violation),
  ),
  taking('ill-formed-text', 'a User Property that is no UTF-8', 'MQTT-1.5.7-1', ({ statement }) =>
    (['MQTT-1.5.4-1', 'MQTT-1.5.4-2', 'MQTT-1.5.7-1'] as const).some((id) => id === statement),
  ),
  taking(
    'properties-that-do-not-fit',
    'properties that do not fit into their length, or into the packet',
    'v5.0-2.2.2.2-u1',
    ({ kind, statement }) => kind === 'malformed-packet' && statement === null,
  ),
];
