/** Whether a target has what a scenario needs, and if not how people are told. */

import type { Version } from '../../reference/codec/version.ts';
import { type Offer, offerOf, plainOffer } from '../offer.ts';
import type { Endpoint } from '../prober/wire.ts';
import type { Feature, Need, Scenario } from '../scenario.ts';
import type { Capabilities, Target } from '../target/target.ts';

/** A Receive Maximum up to this one can be exceeded by one client in no time. */
const exceedableReceiveMaximum = 1000;
/** A Maximum Packet Size up to this one can be exceeded by one packet, in bytes. */
const exceedablePacketBytes = 2 ** 20;

/** Where a scenario of a version can run, and what is offered there. */
export interface Place {
  readonly endpoint: Endpoint;
  readonly offer: Offer;
}

/** Where a scenario may run, the best place first: the restricted endpoint is for what nothing else is fit for. */
export function placesFor(
  { needs }: Scenario,
  version: Version,
  target: Target,
  capabilities: Capabilities,
): readonly [Place, ...Place[]] {
  // Of a version that the target does not seem to speak nothing is known: it is judged all the same when asked for.
  const unknown = version === '5.0' ? offerOf({}) : plainOffer;
  const offer = capabilities.offers[version] ?? unknown;
  if (needs.includes('websocket')) return [{ endpoint: target.webSocket ?? target.primary, offer }];
  if (needs.includes('retained-expiry') || needs.includes('session-expiry'))
    return [{ endpoint: target.declaredEndpoint, offer }];
  const restrictedOffer = capabilities.restrictedOffers[version] ?? unknown;
  return [
    { endpoint: target.primary, offer },
    { endpoint: target.restrictedEndpoint, offer: restrictedOffer },
  ];
}

const has: Readonly<Record<Feature, (offer: Offer) => boolean>> = {
  'retain-available': ({ retainAvailable }) => retainAvailable,
  'wildcard-subscriptions': ({ wildcardSubscriptionAvailable }) => wildcardSubscriptionAvailable,
  'qos-2': ({ maximumQos }) => maximumQos === 2,
  'topic-aliases': ({ topicAliasMaximum }) => topicAliasMaximum > 0,
  'subscription-identifiers': ({ subscriptionIdentifierAvailable }) => subscriptionIdentifierAvailable,
  'shared-subscriptions': ({ sharedSubscriptionAvailable }) => sharedSubscriptionAvailable,
};

const names: Readonly<Record<Feature, string>> = {
  'retain-available': 'retained messages',
  'wildcard-subscriptions': 'Wildcard Subscriptions',
  'qos-2': 'QoS 2',
  'topic-aliases': 'Topic Aliases',
  'subscription-identifiers': 'Subscription Identifiers',
  'shared-subscriptions': 'Shared Subscriptions',
};

/** What the target lacks of a need, and what to do about it where something can be done; null when it has it. */
export function lackOf(need: Need, target: Target, { offer }: Place, slow: boolean): string | null {
  if (typeof need === 'object') return lackOfMeasure(need, offer);
  switch (need) {
    case 'websocket':
      return target.webSocket === null ? 'needs a WebSocket endpoint: give a ws:// or wss:// URL too' : null;
    case 'retained-expiry':
    case 'session-expiry':
      return target.declared[need] === undefined
        ? `needs a target that is configured for it: say --declare ${need}=SECONDS`
        : null;
    case 'enhanced-authentication':
      return lackOfLogin(target);
    case 'slow':
      return slow ? null : 'takes long: say --slow';
    case 'maximum-packet-size':
      return (offer.maximumPacketSize ?? Number.POSITIVE_INFINITY) > exceedablePacketBytes
        ? `needs a target that sets a Maximum Packet Size of at most ${exceedablePacketBytes} bytes`
        : null;
    case 'receive-maximum':
      return offer.receiveMaximum > exceedableReceiveMaximum
        ? `needs a target that sets a Receive Maximum of at most ${exceedableReceiveMaximum}`
        : null;
    case 'response-information':
      return offer.responseInformation === null ? 'needs a target that gives Response Information' : null;
    case 'server-keep-alive':
      return offer.serverKeepAlive === null ? 'needs a target that sets a Server Keep Alive' : null;
    default:
      return has[need](offer) ? null : `needs ${names[need]}, which the target does not offer`;
  }
}

function lackOfMeasure(need: Extract<Need, object>, offer: Offer): string | null {
  if ('without' in need)
    return has[need.without](offer) ? `needs a target that does without ${names[need.without]}` : null;
  if ('maxQos' in need)
    return offer.maximumQos < need.maxQos ? `needs QoS ${need.maxQos}, the target grants ${offer.maximumQos}` : null;
  if ('topicAliasMaximum' in need)
    return offer.topicAliasMaximum < need.topicAliasMaximum
      ? `needs Topic Aliases up to ${need.topicAliasMaximum}, the target takes ${offer.topicAliasMaximum}`
      : null;
  if ('receiveMaximum' in need)
    return offer.receiveMaximum < need.receiveMaximum
      ? `needs a Receive Maximum of ${need.receiveMaximum}, the target has ${offer.receiveMaximum}`
      : null;
  return offer.maximumPacketSize !== null && offer.maximumPacketSize < need.maximumPacketSize
    ? `needs packets of ${need.maximumPacketSize} bytes, the target takes ${offer.maximumPacketSize}`
    : null;
}

function lackOfLogin({ declared, account }: Target): string | null {
  if (declared['enhanced-authentication'] === undefined)
    return 'needs a target that is configured for it: say --declare enhanced-authentication=METHOD';
  return account.userName === undefined || account.password === undefined
    ? 'needs an account: say --username and --password'
    : null;
}
