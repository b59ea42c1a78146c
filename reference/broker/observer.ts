/** What happens in a broker, told to whoever wants to write it down. No event holds a password or a payload. */

import type { QoS, Version } from '../codec/index.ts';
import type { Drop } from './counters.ts';
import type { EndReason } from './end-reason.ts';

/** One event; `clientId` is null before a CONNECT was accepted. */
export type BrokerEvent =
  | { readonly type: 'opened'; readonly address: string | null }
  | {
      readonly type: 'connected';
      readonly clientId: string;
      readonly address: string | null;
      readonly version: Version;
      readonly cleanStart: boolean;
      /** Seconds. */
      readonly keepAlive: number;
      /** Whether a session of this client was there. */
      readonly resumed: boolean;
    }
  | {
      readonly type: 'refused';
      readonly address: string | null;
      readonly version: Version;
      readonly reasonCode: number;
    }
  | {
      readonly type: 'ended';
      readonly clientId: string | null;
      readonly address: string | null;
      readonly end: EndReason;
    }
  | { readonly type: 'subscribed'; readonly clientId: string; readonly topicFilter: string; readonly qos: QoS }
  | { readonly type: 'not-subscribed'; readonly clientId: string; readonly topicFilter: string; readonly limit: string }
  | { readonly type: 'unsubscribed'; readonly clientId: string; readonly topicFilter: string }
  | {
      readonly type: 'published';
      readonly clientId: string | null;
      readonly topic: string;
      readonly qos: QoS;
      readonly retain: boolean;
      readonly payloadBytes: number;
    }
  | { readonly type: 'dropped'; readonly clientId: string; readonly topic: string; readonly reason: Drop }
  | { readonly type: 'congested' | 'drained'; readonly clientId: string | null; readonly address: string | null };

/** Is called with each event as it happens, in the middle of the broker's work: it must be quick and must not throw. */
export type Observer = (event: BrokerEvent) => void;
