/** The `$SYS` topics by the names that mosquitto gave them, and where each value comes from. */

import type { Statistics } from '../statistics.ts';

/** What a `$SYS` topic is made from. */
export interface SysSource {
  readonly statistics: Statistics;
  readonly version: string;
}

/** One `$SYS` topic. */
export interface SysTopic {
  readonly topic: string;
  /** What it carries now. */
  readonly text: (source: SysSource) => string;
}

const texts: Readonly<Record<string, SysTopic['text']>> = {
  '$SYS/broker/version': ({ version }) => version,
  '$SYS/broker/uptime': ({ statistics }) => `${Math.floor(statistics.uptimeMs / 1000)} seconds`,
  '$SYS/broker/clients/connected': ({ statistics }) => `${statistics.clientsConnected}`,
  '$SYS/broker/clients/disconnected': ({ statistics }) => `${statistics.clientsDisconnected}`,
  '$SYS/broker/clients/expired': ({ statistics }) => `${statistics.clientsExpired}`,
  '$SYS/broker/clients/maximum': ({ statistics }) => `${statistics.clientsMaximum}`,
  '$SYS/broker/clients/total': ({ statistics }) => `${statistics.clientsTotal}`,
  '$SYS/broker/messages/received': ({ statistics }) => `${statistics.messagesReceived}`,
  '$SYS/broker/messages/sent': ({ statistics }) => `${statistics.messagesSent}`,
  '$SYS/broker/messages/stored': ({ statistics }) => `${statistics.messagesStored}`,
  '$SYS/broker/publish/messages/received': ({ statistics }) => `${statistics.publishMessagesReceived}`,
  '$SYS/broker/publish/messages/sent': ({ statistics }) => `${statistics.publishMessagesSent}`,
  '$SYS/broker/publish/messages/dropped': ({ statistics }) => `${statistics.publishMessagesDropped}`,
  '$SYS/broker/bytes/received': ({ statistics }) => `${statistics.bytesReceived}`,
  '$SYS/broker/bytes/sent': ({ statistics }) => `${statistics.bytesSent}`,
  '$SYS/broker/subscriptions/count': ({ statistics }) => `${statistics.subscriptions}`,
  '$SYS/broker/retained messages/count': ({ statistics }) => `${statistics.retainedMessages}`,
};

/** All `$SYS` topics. */
export const sysTopics: readonly SysTopic[] = Object.entries(texts).map(([topic, text]) => ({ topic, text }));
