/** A property that was read, put into its place in the record of properties. */

import type { Properties, PropertyName } from '../properties.ts';

/** Properties while they are read. */
export type PropertyDraft = { -readonly [Name in PropertyName]?: Properties[Name] };

/**
 * Puts a value of the property's type there; to a list it is added. Each name is written out, since the engine knows where
 * to store a named field and has to search for a computed one: that would cost more than to read the value.
 */
export function putProperty(properties: PropertyDraft, name: PropertyName, value: unknown): void {
  switch (name) {
    case 'payloadFormatIndicator':
      properties.payloadFormatIndicator = value as number;
      break;
    case 'messageExpiryInterval':
      properties.messageExpiryInterval = value as number;
      break;
    case 'contentType':
      properties.contentType = value as string;
      break;
    case 'responseTopic':
      properties.responseTopic = value as string;
      break;
    case 'correlationData':
      properties.correlationData = value as Uint8Array;
      break;
    case 'topicAlias':
      properties.topicAlias = value as number;
      break;
    case 'subscriptionIdentifier':
      properties.subscriptionIdentifier = added(properties.subscriptionIdentifier, value as number);
      break;
    case 'userProperty':
      properties.userProperty = added(properties.userProperty, value as readonly [string, string]);
      break;
    case 'reasonString':
      properties.reasonString = value as string;
      break;
    case 'sessionExpiryInterval':
      properties.sessionExpiryInterval = value as number;
      break;
    case 'receiveMaximum':
      properties.receiveMaximum = value as number;
      break;
    case 'maximumPacketSize':
      properties.maximumPacketSize = value as number;
      break;
    case 'topicAliasMaximum':
      properties.topicAliasMaximum = value as number;
      break;
    case 'requestResponseInformation':
      properties.requestResponseInformation = value as number;
      break;
    case 'requestProblemInformation':
      properties.requestProblemInformation = value as number;
      break;
    case 'authenticationMethod':
      properties.authenticationMethod = value as string;
      break;
    case 'authenticationData':
      properties.authenticationData = value as Uint8Array;
      break;
    case 'willDelayInterval':
      properties.willDelayInterval = value as number;
      break;
    case 'assignedClientIdentifier':
      properties.assignedClientIdentifier = value as string;
      break;
    case 'serverKeepAlive':
      properties.serverKeepAlive = value as number;
      break;
    case 'responseInformation':
      properties.responseInformation = value as string;
      break;
    case 'serverReference':
      properties.serverReference = value as string;
      break;
    case 'maximumQos':
      properties.maximumQos = value as number;
      break;
    case 'retainAvailable':
      properties.retainAvailable = value as number;
      break;
    case 'wildcardSubscriptionAvailable':
      properties.wildcardSubscriptionAvailable = value as number;
      break;
    case 'subscriptionIdentifierAvailable':
      properties.subscriptionIdentifierAvailable = value as number;
      break;
    case 'sharedSubscriptionAvailable':
      properties.sharedSubscriptionAvailable = value as number;
      break;
    default:
      name satisfies never;
  }
}

function added<Value>(list: readonly Value[] | undefined, value: Value): readonly Value[] {
  if (list === undefined) return [value];
  (list as Value[]).push(value); // A draft's list is the reader's own.
  return list;
}
