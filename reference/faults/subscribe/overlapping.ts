import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

/** A broker that chooses wrongly among subscriptions of one client that match the same message. */
function choosing(name: string, title: string, overlapPolicy: Rules['overlapPolicy'], seenIn?: readonly string[]) {
  return fault({
    name: `overlap-${name}`,
    title: `Of overlapping subscriptions ${title}`,
    breaks: { '3.1.1': ['MQTT-3.3.5-1'], '5.0': ['MQTT-3.3.4-2'] },
    ...(seenIn === undefined ? {} : { seenIn }),
    bend: (rules) => ({ ...rules, overlapPolicy }),
  });
}

export default [
  choosing('lowest', 'the lowest QoS counts', (granted) => granted.toSorted().slice(0, 1), ['mosquitto#3319']),
  choosing('first', 'the one found first counts', (granted) => granted.slice(0, 1), ['mosquitto#3319']),
  choosing('last', 'the one found last counts', (granted) => granted.slice(-1), ['mosquitto#3319']),
  choosing('at-most-1', 'QoS 1 is the most that counts', (granted) =>
    granted
      .toSorted()
      .slice(-1)
      .map((qos) => (qos === 2 ? 1 : qos)),
  ),
  choosing('all-at-the-highest', 'each brings a copy at the highest QoS', (granted) =>
    granted.map(() => granted.toSorted().at(-1) ?? 0),
  ),
  choosing('all-at-the-lowest', 'each brings a copy at the lowest QoS', (granted) =>
    granted.map(() => granted.toSorted()[0] ?? 0),
  ),
  choosing('one-copy-too-many', 'each brings a copy, and one more comes', (granted) => [
    ...granted,
    ...granted.slice(0, 1),
  ]),
  choosing('nothing', 'none brings anything', () => []),
];
