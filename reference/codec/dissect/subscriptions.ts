/** SUBSCRIBE, SUBACK, UNSUBSCRIBE and UNSUBACK, part by part (sections 3.8 to 3.11). */

import { parseSharedFilter } from '../topic.ts';
import type { Version } from '../version.ts';
import { codeMeaning } from './codes.ts';
import type { BitField } from './field.ts';
import { bit, bitRange, qosMeaning, reservedBits } from './meanings.ts';
import { walkProperties } from './properties.ts';
import { group, hasMore, integer, utf8String, type Walk } from './walk.ts';

/** Walks over the body of a SUBSCRIBE. */
export function walkSubscribe(walk: Walk, version: Version): void {
  walkVariableHeader(walk, version);
  walkList(walk, () =>
    group(walk, 'Subscription', () => {
      const topicFilter = walkTopicFilter(walk, version);
      if (version === '5.0') integer(walk, 'Subscription Options', 1, (value) => ({ bits: optionBits(value) }));
      else integer(walk, 'Requested QoS', 1, (value) => ({ bits: requestedQosBits(value, version) }));
      return { value: topicFilter ?? null };
    }),
  );
}

/** Walks over the body of a SUBACK. */
export function walkSuback(walk: Walk, version: Version): void {
  walkVariableHeader(walk, version);
  const name = version === '5.0' ? 'Reason Code' : 'Return code';
  walkList(walk, () => integer(walk, name, 1, (value) => ({ meaning: codeMeaning('suback', version, value) })));
}

/** Walks over the body of an UNSUBSCRIBE. */
export function walkUnsubscribe(walk: Walk, version: Version): void {
  walkVariableHeader(walk, version);
  walkList(walk, () => walkTopicFilter(walk, version));
}

/** Walks over the body of an UNSUBACK, which lists codes in 5.0 only. */
export function walkUnsuback(walk: Walk, version: Version): void {
  walkVariableHeader(walk, version);
  if (version !== '5.0') return;
  walkList(walk, () =>
    integer(walk, 'Reason Code', 1, (value) => ({ meaning: codeMeaning('unsuback', version, value) })),
  );
}

function walkVariableHeader(walk: Walk, version: Version): void {
  group(walk, 'Variable Header', () => {
    integer(walk, 'Packet Identifier', 2);
    if (version === '5.0') walkProperties(walk, 'Properties');
    return {};
  });
}

function walkList(walk: Walk, walkItem: () => unknown): void {
  group(walk, 'Payload', () => {
    while (hasMore(walk)) walkItem();
    return {};
  });
}

function walkTopicFilter(walk: Walk, version: Version): string | undefined {
  return utf8String(walk, 'Topic Filter', (text) => {
    const shared = version === '5.0' ? parseSharedFilter(text) : undefined;
    return shared === undefined ? '' : `${shared.topicFilter}, shared by ${shared.shareName}`;
  });
}

function requestedQosBits(byte: number, version: Version): BitField[] {
  const upper = version === '3.1' ? bitRange(byte, 7, 2, 'Reserved', () => 'not used') : reservedBits(byte, 7, 2);
  return [upper, bitRange(byte, 1, 0, 'QoS', qosMeaning)];
}

const retainHandling = [
  'send retained messages',
  'send retained messages if the subscription is new',
  'send no retained messages',
  'no such option',
];

function optionBits(byte: number): BitField[] {
  return [
    reservedBits(byte, 7, 6),
    bitRange(byte, 5, 4, 'Retain Handling', (value) => retainHandling[value] ?? ''),
    bit(byte, 3, 'Retain As Published', ['RETAIN 0 on forwarded messages', 'RETAIN as it was published']),
    bit(byte, 2, 'No Local', ['own messages too', 'not what this client published']),
    bitRange(byte, 1, 0, 'Maximum QoS', qosMeaning),
  ];
}
