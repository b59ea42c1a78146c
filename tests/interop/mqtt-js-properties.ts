/** The properties of a message as MQTT.js spells them: flags for numbers, buffers, and User Properties gathered by name. */

import type { IPublishPacket } from 'mqtt';
import type { MessageProperties, Will } from './client.ts';

type Spelled = NonNullable<IPublishPacket['properties']>;
type SpelledToSend = Omit<Spelled, 'subscriptionIdentifier' | 'topicAlias'>;

/** What MQTT.js is given. */
export function toMqttJs(given: Will['properties']): { properties?: SpelledToSend } {
  if (given === undefined) return {};
  const { payloadFormatIndicator, correlationData, userProperty, subscriptionIdentifier, ...same } = given;
  if (subscriptionIdentifier !== undefined) throw new Error('no client sends a Subscription Identifier in PUBLISH');
  const userProperties: Record<string, string[]> = {};
  for (const [name, value] of userProperty ?? []) userProperties[name] = [...(userProperties[name] ?? []), value];
  return {
    properties: {
      ...same,
      ...(payloadFormatIndicator === undefined ? {} : { payloadFormatIndicator: payloadFormatIndicator === 1 }),
      ...(correlationData === undefined ? {} : { correlationData: Buffer.from(correlationData) }),
      ...(userProperty === undefined ? {} : { userProperties }),
    },
  };
}

/** What MQTT.js reports, without the Topic Alias, which belongs to the connection. */
export function fromMqttJs(reported: Spelled | undefined): { properties?: MessageProperties } {
  const { payloadFormatIndicator, correlationData, userProperties, subscriptionIdentifier, topicAlias, ...same } =
    reported ?? {};
  const properties: MessageProperties = {
    ...same,
    ...(payloadFormatIndicator === undefined ? {} : { payloadFormatIndicator: payloadFormatIndicator ? 1 : 0 }),
    ...(correlationData === undefined ? {} : { correlationData: correlationData.toString() }),
    ...(subscriptionIdentifier === undefined ? {} : { subscriptionIdentifier: [subscriptionIdentifier].flat() }),
    ...(userProperties === undefined ? {} : { userProperty: pairsOf(userProperties) }),
  };
  return Object.keys(properties).length === 0 ? {} : { properties };
}

function pairsOf(byName: NonNullable<Spelled['userProperties']>): [string, string][] {
  return Object.entries(byName).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
}
