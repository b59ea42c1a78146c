import type { Delivery } from '../../broker/message.ts';
import { fault } from '../fault.ts';

/** A broker that passes the publisher's DUP on, or only sometimes. */
function passingDup(name: string, title: string, isPassed: (delivery: Delivery) => boolean) {
  return fault({
    name: `dup-passed-on${name}`,
    title,
    breaks: { '3.1.1': ['MQTT-3.3.1-3'], '5.0': ['MQTT-3.3.1-3'] },
    bend: (rules) => ({
      ...rules,
      dupFlag: (delivery, attempt, session) =>
        (delivery.message.dup && isPassed(delivery)) || rules.dupFlag(delivery, attempt, session),
    }),
  });
}

/** A broker that passes the publisher's RETAIN on, or only sometimes. */
function passingRetain(name: string, title: string, isPassed: (published: number, count: number) => boolean) {
  return fault({
    name: `retain-passed-on${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.3.1-9'], '5.0': ['MQTT-3.3.1-12'] },
    bend: (rules) => {
      let count = 0;
      return {
        ...rules,
        retainFlag: (message, cause, session, asPublished) => {
          count += cause === 'live' && message.retain ? 1 : 0;
          return (
            (cause === 'live' && message.retain && isPassed(message.qos, count)) ||
            rules.retainFlag(message, cause, session, asPublished)
          );
        },
      };
    },
  });
}

export default [
  passingDup('', 'DUP of a PUBLISH is passed on to subscribers at QoS 1 and 2', ({ qos }) => qos > 0),
  passingDup('-at-qos-2', 'DUP of a PUBLISH is passed on to subscribers at QoS 2', ({ qos }) => qos === 2),
  passingDup(
    '-at-qos-1-of-2',
    'DUP of a PUBLISH at QoS 2 is passed on to subscribers at QoS 1',
    ({ qos, message }) => qos === 1 && message.qos === 2,
  ),
  passingDup('-at-qos-0', 'DUP of a PUBLISH is passed on to subscribers at QoS 0', ({ qos }) => qos === 0),
  passingDup(
    '-of-retained',
    'DUP of a retained PUBLISH is passed on to whoever subscribes later',
    ({ qos, cause }) => qos > 0 && cause === 'retained',
  ),
  passingRetain('', 'RETAIN of a PUBLISH is passed on to established subscribers', () => true),
  passingRetain(
    '-at-qos-0',
    'RETAIN of a PUBLISH at QoS 0 is passed on to established subscribers',
    (qos) => qos === 0,
  ),
  passingRetain(
    '-at-qos-2',
    'RETAIN of a PUBLISH at QoS 2 is passed on to established subscribers',
    (qos) => qos === 2,
  ),
  passingRetain(
    '-when-replaced',
    'RETAIN of every second retained PUBLISH is passed on to established subscribers',
    (_, count) => count % 2 === 0,
  ),
];
