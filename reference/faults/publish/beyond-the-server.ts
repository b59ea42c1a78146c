import type { Rules } from '../../broker/rules.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

const retainNotSupported = 0x9a;
const qosNotSupported = 0x9b;

/** A broker that takes what it said it does not offer. */
function taking(
  name: string,
  title: string,
  breaks: readonly StatementId50[],
  rule: 'refusalOfPublish' | 'refusalOfWish',
  code: number,
) {
  const unless = (given: number | null): number | null => (given === code ? null : given);
  const bent = (rules: Rules): Partial<Rules> =>
    rule === 'refusalOfPublish'
      ? { refusalOfPublish: (...asked) => unless(rules.refusalOfPublish(...asked)) }
      : { refusalOfWish: (...asked) => unless(rules.refusalOfWish(...asked)) };
  return fault({ name, title, breaks: { '5.0': breaks }, bend: (rules) => ({ ...rules, ...bent(rules) }) });
}

export default [
  taking(
    'publish-above-maximum-qos-taken',
    'A PUBLISH at a QoS above the Maximum QoS is taken',
    ['MQTT-3.2.2-11', 'v5.0-3.2.2.3.4-u2'],
    'refusalOfPublish',
    qosNotSupported,
  ),
  taking(
    'publish-retain-not-available-taken',
    'A PUBLISH with RETAIN 1 is taken without retained messages',
    ['MQTT-3.2.2-14', 'v5.0-3.2.2.3.5-u2'],
    'refusalOfPublish',
    retainNotSupported,
  ),
  taking(
    'will-above-maximum-qos-taken',
    'A Will above the Maximum QoS is taken',
    ['MQTT-3.2.2-12'],
    'refusalOfWish',
    qosNotSupported,
  ),
  taking(
    'will-retain-not-available-taken',
    'A Will with Will Retain 1 is taken without retained messages',
    ['MQTT-3.2.2-13'],
    'refusalOfWish',
    retainNotSupported,
  ),
];
