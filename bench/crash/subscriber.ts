/** A subscriber that survives the broker, and writes down what it gets; at QoS 2 each Packet Identifier once (4.3.3). */

import type { Packet } from '../../reference/codec/index.ts';
import { type Link, openLink } from './link.ts';

/** A subscriber. */
export interface Subscriber {
  readonly name: string;
  readonly qos: 1 | 2;
  /** The payloads that came, by topic, in order. */
  readonly received: ReadonlyMap<string, readonly string[]>;
  /** From the SUBACK on. */
  readonly isSubscribed: boolean;
  connect(port: number): void;
  cut(): void;
}

/** Makes a subscriber to all topics; `progress` is told of each message, `lost` that the broker does not know the session. */
export function createSubscriber(
  name: string,
  qos: 1 | 2,
  progress: () => void,
  lost: (what: string) => void,
): Subscriber {
  const received = new Map<string, string[]>();
  /** Identifiers of QoS 2 messages that the broker has not released yet. */
  const unreleased = new Set<number>();
  let link: Link | null = null;
  let isSubscribed = false;

  const note = (topic: string, payload: Uint8Array): void => {
    const list = received.get(topic) ?? [];
    received.set(topic, list);
    list.push(new TextDecoder().decode(payload));
    progress();
  };

  const handle = (packet: Packet): void => {
    switch (packet.type) {
      case 'connack':
        if (isSubscribed && !packet.sessionPresent) lost(`the session of the subscriber ${name}`);
        if (!isSubscribed) {
          link?.send({ type: 'subscribe', packetIdentifier: 1, subscriptions: [{ topicFilter: '#', qos }] });
        }
        return;
      case 'suback':
        isSubscribed = true;
        return;
      case 'publish': {
        const { packetIdentifier = 0, topic, payload } = packet;
        if (packet.qos === 1) {
          note(topic, payload);
          link?.send({ type: 'puback', packetIdentifier, reasonCode: 0 });
        } else if (packet.qos === 2) {
          if (!unreleased.has(packetIdentifier)) note(topic, payload);
          unreleased.add(packetIdentifier);
          link?.send({ type: 'pubrec', packetIdentifier, reasonCode: 0 });
        }
        return;
      }
      case 'pubrel':
        unreleased.delete(packet.packetIdentifier);
        link?.send({ type: 'pubcomp', packetIdentifier: packet.packetIdentifier, reasonCode: 0 });
        return;
      default:
    }
  };

  return {
    name,
    qos,
    received,
    get isSubscribed() {
      return isSubscribed;
    },
    connect: (port) => {
      link = openLink(port, `subscriber-${name}`, { packet: handle });
    },
    cut: () => link?.cut(),
  };
}
