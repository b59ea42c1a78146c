/** The `$SYS` topics by the names that mosquitto gave them, and where each value comes from. */

import type { Statistics } from '../statistics.ts';
import { createLoad, loadWindows } from './load.ts';

/** One `$SYS` topic. */
export interface SysTopic {
  readonly topic: string;
  /** What it carries now. */
  readonly text: () => string;
}

/** All `$SYS` topics of a broker. */
export interface SysTopics {
  readonly topics: readonly SysTopic[];
  /** Takes what happened since the last time into the moving averages. */
  sample(nowMs: number): void;
}

/** What the topics are made from. */
interface SysSource {
  readonly statistics: Statistics;
  readonly version: string;
  /** Bytes of heap in use; null where nobody can tell. */
  readonly heapUsedBytes: (() => number) | null;
  readonly nowMs: number;
}

/** Makes the topics. */
export function createSysTopics({ statistics, version, heapUsedBytes, nowMs }: SysSource): SysTopics {
  const { counters } = statistics;
  const figures: Readonly<Record<string, () => number>> = {
    'clients/connected': () => statistics.clientsConnected,
    'clients/active': () => statistics.clientsConnected,
    'clients/disconnected': () => statistics.clientsDisconnected,
    'clients/inactive': () => statistics.clientsDisconnected,
    'clients/expired': () => statistics.clientsExpired,
    'clients/maximum': () => statistics.clientsMaximum,
    'clients/total': () => statistics.clientsTotal,
    'messages/received': () => statistics.messagesReceived,
    'messages/sent': () => statistics.messagesSent,
    'messages/inflight': () => statistics.messagesInFlight,
    'messages/stored': () => statistics.messagesStored,
    'store/messages/count': () => statistics.messagesStored,
    'store/messages/bytes': () => statistics.heldBytes + statistics.retainedBytes,
    'publish/messages/received': () => statistics.publishMessagesReceived,
    'publish/messages/sent': () => statistics.publishMessagesSent,
    'publish/messages/dropped': () => statistics.publishMessagesDropped,
    'publish/bytes/received': () => counters.publishBytesReceived,
    'publish/bytes/sent': () => counters.publishBytesSent,
    'bytes/received': () => statistics.bytesReceived,
    'bytes/sent': () => statistics.bytesSent,
    'subscriptions/count': () => statistics.subscriptions,
    'shared_subscriptions/count': () => statistics.sharedSubscriptions,
    'retained messages/count': () => statistics.retainedMessages,
  };

  const rates = {
    connections: () => counters.connects,
    sockets: () => counters.connections,
    'messages/received': () => counters.messagesReceived,
    'messages/sent': () => counters.messagesSent,
    'publish/received': () => statistics.publishMessagesReceived,
    'publish/sent': () => statistics.publishMessagesSent,
    'publish/dropped': () => statistics.publishMessagesDropped,
    'bytes/received': () => counters.bytesReceived,
    'bytes/sent': () => counters.bytesSent,
  };
  const load = createLoad(rates, nowMs);
  let mostHeapBytes = 0;

  const heap: SysTopic[] =
    heapUsedBytes === null
      ? []
      : [
          { topic: '$SYS/broker/heap/current', text: () => `${heapUsedBytes()}` },
          { topic: '$SYS/broker/heap/maximum', text: () => `${Math.max(mostHeapBytes, heapUsedBytes())}` },
        ];
  const topics: SysTopic[] = [
    { topic: '$SYS/broker/version', text: () => version },
    { topic: '$SYS/broker/uptime', text: () => `${Math.floor(statistics.uptimeMs / 1000)} seconds` },
    ...Object.entries(figures).map(([name, figure]) => ({ topic: `$SYS/broker/${name}`, text: () => `${figure()}` })),
    ...(Object.keys(rates) as (keyof typeof rates)[]).flatMap((name) =>
      loadWindows.map((window) => ({
        topic: `$SYS/broker/load/${name}/${window}min`,
        text: () => load.of(name, window).toFixed(2),
      })),
    ),
    ...heap,
  ];

  return {
    topics,
    sample: (timeMs) => {
      load.sample(timeMs);
      if (heapUsedBytes !== null) mostHeapBytes = Math.max(mostHeapBytes, heapUsedBytes());
    },
  };
}
