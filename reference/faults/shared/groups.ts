import { parseSharedFilter } from '../../codec/index.ts';
import { fault } from '../fault.ts';

const prefix = '$share/';

export default [
  fault({
    name: 'shared-by-filter-alone',
    title: 'Shared Subscriptions with the same filter are one, whatever their share names',
    breaks: { '5.0': ['MQTT-4.5.0-1', 'MQTT-4.8.2-1'] },
    bendWire: () => ({
      inbound: (packet, bytes) => (packet.type === 'subscribe' ? [renamed(bytes)] : [bytes]),
    }),
  }),
  fault({
    name: 'shared-as-plain',
    title: 'A Shared Subscription is taken for a plain one with the filter behind the share name',
    breaks: { '5.0': ['MQTT-4.5.0-1', 'MQTT-3.10.4-1'] },
    bend: (rules) => ({
      ...rules,
      heldFilter: (topicFilter) => parseSharedFilter(topicFilter)?.topicFilter ?? rules.heldFilter(topicFilter),
    }),
  }),
  fault({
    name: 'shared-not-understood',
    title: 'A Shared Subscription is taken for a filter that begins with $share',
    breaks: { '5.0': ['MQTT-4.8.2-1', 'MQTT-4.5.0-1'] },
    bend: (rules) => ({ ...rules, shareOf: () => null }),
  }),
  fault({
    name: 'shared-name-with-slashes',
    title: 'The share name reaches to the last slash, and takes levels of the filter with it',
    breaks: { '5.0': ['MQTT-4.8.2-2', 'MQTT-4.5.0-1'] },
    seenIn: ['mosquitto#3319'],
    bend: (rules) => ({
      ...rules,
      shareOf: (topicFilter, version) => {
        const share = rules.shareOf(topicFilter, version);
        if (share === null) return null;
        const cut = topicFilter.lastIndexOf('/');
        return { shareName: topicFilter.slice(prefix.length, cut), topicFilter: topicFilter.slice(cut + 1) };
      },
    }),
  }),
  fault({
    name: 'shared-once-for-several',
    title: 'A message that matches two Shared Subscriptions of a client comes to it once',
    breaks: { '5.0': ['MQTT-3.3.4-2', 'MQTT-4.5.0-1'] },
    seenIn: ['gmqtt#65'],
    bend: (rules) => {
      let last: unknown = null;
      const served = new Set<unknown>();
      return {
        ...rules,
        membersToServe: (members, message, turn) => {
          if (message !== last) served.clear();
          last = message;
          const chosen = rules.membersToServe(members, message, turn).filter((member) => !served.has(member));
          for (const member of chosen) served.add(member);
          return chosen;
        },
      };
    },
  }),
  fault({
    name: 'shared-instead-of-plain',
    title: 'A client with a Shared Subscription gets nothing for its plain ones',
    breaks: { '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => ({
      ...rules,
      overlapPolicy: () => [],
      deliversTo: (session, message, cause) =>
        rules.deliversTo(session, message, cause) &&
        !(cause === 'live' && [...session.subscriptions.values()].some(({ share }) => share !== null)),
    }),
  }),
  fault({
    name: 'shared-retained-sent',
    title: 'Retained messages are sent for Shared Subscriptions',
    breaks: { '5.0': ['MQTT-3.3.1-9'] },
    bend: (rules) => ({
      ...rules,
      sendsRetained: (made, replaced, session) => rules.sendsRetained({ ...made, share: null }, replaced, session),
    }),
  }),
  fault({
    name: 'shared-retained-sent-again',
    title: 'Retained messages are sent for a Shared Subscription that is made again',
    breaks: { '5.0': ['MQTT-3.3.1-9'] },
    bend: (rules) => ({
      ...rules,
      sendsRetained: (made, replaced, session) =>
        rules.sendsRetained(replaced === undefined ? made : { ...made, share: null }, replaced, session),
    }),
  }),
];

/** A SUBSCRIBE with the first letter of each share name the same: upper case and lower case are one to this broker. */
function renamed(bytes: Uint8Array): Uint8Array {
  const marker = new TextEncoder().encode(prefix);
  const copy = bytes.slice();
  for (let at = 0; at + marker.length < copy.length; at += 1) {
    if (!marker.every((byte, offset) => copy[at + offset] === byte)) continue;
    for (let index = at + marker.length; copy[index] !== 0x2f && index < copy.length; index += 1) copy[index] = 0x78;
  }
  return copy;
}
