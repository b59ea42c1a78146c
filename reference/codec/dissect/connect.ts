/** CONNECT, part by part (section 3.1). */

import { protocolOf, type Version, versions } from '../version.ts';
import type { BitField } from './field.ts';
import { bit, bitRange, qosMeaning, reservedBits, secondsMeaning } from './meanings.ts';
import { walkProperties } from './properties.ts';
import { payloadValue } from './values.ts';
import { binaryData, giveUp, group, hasMore, integer, utf8String, type Walk } from './walk.ts';

const passwordBit = 0x40;
const userNameBit = 0x80;
const willBit = 0x04;

/** Walks over the body of a CONNECT, whose version is the one that it names itself. */
export function walkConnect(walk: Walk): void {
  let version: Version | undefined;
  let flags = 0;
  group(walk, 'Variable Header', () => {
    version = walkProtocol(walk);
    if (version === undefined) {
      giveUp(walk);
      return {};
    }
    flags = integer(walk, 'Connect Flags', 1, (value) => ({ bits: connectFlagBits(value, version) })) ?? 0;
    integer(walk, 'Keep Alive', 2, (value) => ({ meaning: secondsMeaning(value, { 0: 'no keep alive' }) }));
    if (version === '5.0') walkProperties(walk, 'Properties');
    return {};
  });
  group(walk, 'Payload', () => {
    walkPayload(walk, flags, version);
    return {};
  });
}

function walkProtocol(walk: Walk): Version | undefined {
  const name = utf8String(walk, 'Protocol Name');
  const named = (level: number) =>
    versions.find((each) => protocolOf[each].name === name && protocolOf[each].level === level);
  const level = integer(walk, 'Protocol Level', 1, (value) => {
    const version = named(value);
    return { meaning: version === undefined ? 'no version of MQTT with that name' : `MQTT ${version}` };
  });
  return level === undefined ? undefined : named(level);
}

function walkPayload(walk: Walk, flags: number, version: Version | undefined): void {
  utf8String(walk, 'Client Identifier', (text) => (text === '' ? 'the server is to assign one' : ''));
  if ((flags & willBit) !== 0) {
    if (version === '5.0') walkProperties(walk, 'Will Properties');
    utf8String(walk, 'Will Topic');
    binaryData(walk, version === '5.0' ? 'Will Payload' : 'Will Message', payloadValue);
  }
  // 3.1 lets the fields be missing though their flags are set.
  const isThere = (mask: number) => (flags & mask) !== 0 && (version !== '3.1' || hasMore(walk));
  if (isThere(userNameBit)) utf8String(walk, 'User Name');
  if (isThere(passwordBit)) binaryData(walk, 'Password');
}

function connectFlagBits(flags: number, version: Version | undefined): BitField[] {
  const start = version === '5.0' ? 'Clean Start' : 'Clean Session';
  return [
    bit(flags, 7, 'User Name Flag', ['no user name', 'a user name']),
    bit(flags, 6, 'Password Flag', ['no password', 'a password']),
    bit(flags, 5, 'Will Retain', ['the will is not retained', 'the will is retained']),
    bitRange(flags, 4, 3, 'Will QoS', qosMeaning),
    bit(flags, 2, 'Will Flag', ['no will', 'a will']),
    bit(flags, 1, start, ['resume the session', 'start a new session']),
    reservedBits(flags, 0, 0),
  ];
}
