/** The reference broker: a sans-I/O core, its bounds, its settings, and the rules that a fault may bend. */

export type { Access, Admission, Credentials, Identity, Rights } from './access/access.ts';
export { allRights } from './access/access.ts';
export { type AccessList, AccessListError, parseAccessList, rightsFrom } from './access/access-list.ts';
export { type PasswordHash, parsePasswordFile } from './access/password-file.ts';
export type { AuthenticationExchange, AuthenticationMethod, AuthenticationStep } from './authentication/method.ts';
export { createScramMethod, type ScramOptions } from './authentication/scram.ts';
export { type Broker, type BrokerOptions, createBroker } from './broker.ts';
export { describeEnd, hex } from './describe-end.ts';
export type { EndReason } from './end-reason.ts';
export { LimitError } from './limit.ts';
export { defaultLimits, type Limits } from './limits.ts';
export type { Cause, Delivery, Message } from './message.ts';
export type { BrokerEvent, Observer } from './observer.ts';
export type { Journal } from './persistence/journal.ts';
export type {
  Persistence,
  StoredDelivery,
  StoredInFlight,
  StoredSession,
  StoredState,
} from './persistence/stored.ts';
export { productVersion } from './product-version.ts';
export type { SessionPart } from './rules/session.ts';
export type { Reaction, ViolationContext } from './rules/violation.ts';
export { type WebSocketRules, webSocketRules } from './rules/websocket.ts';
export { type Rules, standardRules } from './rules.ts';
export type { HeldSubscription, InFlight, Session, SessionView } from './session/session.ts';
export { defaultSettings, type Settings } from './settings.ts';
export type { Statistics } from './statistics.ts';
export type { BrokerConnection, BrokerWire, Peer } from './wire.ts';
