/** What is counted while it happens; the rest of the statistics is read off the state. */

/** Counts since the start, but for the two that tell how many there are now. */
export interface Counters {
  /** Now. */
  clientsConnected: number;
  clientsMaximum: number;
  clientsExpired: number;
  messagesReceived: number;
  messagesSent: number;
  publishMessagesReceived: number;
  publishMessagesSent: number;
  publishMessagesDropped: number;
  bytesReceived: number;
  bytesSent: number;
  /** Now. */
  subscriptions: number;
}

/** All at zero. */
export const createCounters = (): Counters => ({
  clientsConnected: 0,
  clientsMaximum: 0,
  clientsExpired: 0,
  messagesReceived: 0,
  messagesSent: 0,
  publishMessagesReceived: 0,
  publishMessagesSent: 0,
  publishMessagesDropped: 0,
  bytesReceived: 0,
  bytesSent: 0,
  subscriptions: 0,
});
