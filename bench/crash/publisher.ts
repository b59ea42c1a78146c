/** A publisher that survives the broker: it sends numbers in order, and again what was not acknowledged (4.3, 4.4). */

import type { Packet, QoS } from '../../reference/codec/index.ts';
import { type Link, openLink } from './link.ts';

/** A publisher of the numbers from 1 on. */
export interface Publisher {
  readonly topic: string;
  readonly qos: QoS;
  readonly retain: boolean;
  /** The highest number of which the broker has taken the responsibility, all before it included. */
  readonly acknowledged: number;
  /** The highest number sent. */
  readonly sent: number;
  connect(port: number): void;
  cut(): void;
  /** Sends nothing new from now on. */
  finish(): void;
  /** Whether nothing is unacknowledged. */
  readonly isDone: boolean;
}

/** Messages that wait for an acknowledgement at once. */
const windowSize = 20;

/** Makes a publisher; `progress` is told of each acknowledgement, `lost` that the broker does not know the session. */
export function createPublisher(
  name: string,
  qos: 1 | 2,
  retain: boolean,
  progress: () => void,
  lost: (what: string) => void,
): Publisher {
  const topic = `load/${name}`;
  /** By Packet Identifier, in the order of sending. */
  const inFlight = new Map<number, { readonly number: number; readonly owes: 'puback' | 'pubrec' | 'pubcomp' }>();
  const acknowledgedNumbers = new Set<number>();
  let link: Link | null = null;
  let acknowledged = 0;
  let sent = 0;
  let lastIdentifier = 0;
  let isFinishing = false;
  let wasConnected = false;

  const publish = (packetIdentifier: number, number: number, dup: boolean): void => {
    const payload = new TextEncoder().encode(String(number));
    link?.send({ type: 'publish', topic, qos, retain, dup, packetIdentifier, payload });
  };
  const fill = (): void => {
    while (!isFinishing && inFlight.size < windowSize) {
      do lastIdentifier = (lastIdentifier % 65_535) + 1;
      while (inFlight.has(lastIdentifier));
      sent++;
      inFlight.set(lastIdentifier, { number: sent, owes: qos === 1 ? 'puback' : 'pubrec' });
      publish(lastIdentifier, sent, false);
    }
  };
  const taken = (number: number): void => {
    acknowledgedNumbers.add(number);
    while (acknowledgedNumbers.delete(acknowledged + 1)) acknowledged++;
    progress();
  };
  const resume = (sessionPresent: boolean): void => {
    if (wasConnected && !sessionPresent) lost(`the session of the publisher ${name}`);
    wasConnected = true;
    for (const [packetIdentifier, { number, owes }] of inFlight) {
      if (owes === 'pubcomp') link?.send({ type: 'pubrel', packetIdentifier, reasonCode: 0 });
      else publish(packetIdentifier, number, true);
    }
    fill();
  };

  const handle = (packet: Packet): void => {
    if (packet.type === 'connack') resume(packet.sessionPresent);
    if (packet.type !== 'puback' && packet.type !== 'pubrec' && packet.type !== 'pubcomp') return;
    const { packetIdentifier } = packet;
    const item = inFlight.get(packetIdentifier);
    if (item?.owes !== packet.type) return;
    inFlight.delete(packetIdentifier);
    if (packet.type === 'pubrec') {
      inFlight.set(packetIdentifier, { ...item, owes: 'pubcomp' });
      link?.send({ type: 'pubrel', packetIdentifier, reasonCode: 0 });
    }
    if (packet.type !== 'pubcomp') taken(item.number);
    fill();
  };

  return {
    topic,
    qos,
    retain,
    get acknowledged() {
      return acknowledged;
    },
    get sent() {
      return sent;
    },
    get isDone() {
      return inFlight.size === 0;
    },
    connect: (port) => {
      link = openLink(port, `publisher-${name}`, { packet: handle });
    },
    cut: () => link?.cut(),
    finish: () => {
      isFinishing = true;
    },
  };
}
