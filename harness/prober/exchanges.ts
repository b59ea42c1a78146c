/** The exchanges that an honest client goes through to their end: SUBSCRIBE, UNSUBSCRIBE and PUBLISH with their answers. */

import type { Packet, PacketOf, Subscription } from '../../reference/codec/index.ts';
import type { Citations } from '../../reference/statements/index.ts';
import { offerOf } from '../offer.ts';
import { hexByte, namedReasonCode } from '../reason-code.ts';
import type { Client, Draft } from '../stage.ts';
import type { Connection } from './connection.ts';
import * as duties from './duties.ts';
import { ExpectationError, InconclusiveError } from './outcome.ts';
import type { Reading } from './reading.ts';
import { timedOut } from './signal.ts';
import { until, type World } from './world.ts';

/** From here on a Reason Code tells of a failure (2.4). */
const firstFailure = 0x80;
const notAuthorized = 0x87;
/** With these a server declines what is neither malformed nor out of place: for reasons of its own, or beyond its bounds (3.4.2.1). */
const declining = [0x80, 0x83, notAuthorized, 0x90, 0x97];

/** What a client brings along for them. */
interface Means {
  readonly world: World;
  readonly connection: Connection;
  readonly reading: Reading;
  freshIdentifier(): number;
  send(draft: Draft): Promise<Packet>;
}

/** Makes the exchanges of a client, but for the PINGREQ behind a retained message. */
export function createExchanges({
  world,
  connection,
  reading,
  freshIdentifier,
  send,
}: Means): Pick<Client, 'subscribe' | 'unsubscribe' | 'publish'> {
  const { dialogue, version } = connection;

  const answered = <T extends 'puback' | 'pubrec' | 'pubcomp' | 'suback' | 'unsuback'>(
    type: T,
    packetIdentifier: number,
    statements: Citations,
  ): Promise<PacketOf<T>> =>
    reading.next(
      type,
      (packet) => 'packetIdentifier' in packet && packet.packetIdentifier === packetIdentifier,
      () => `${type.toUpperCase()} with packetIdentifier ${packetIdentifier}`,
      statements,
      'any',
    );

  /** A PUBACK or PUBREC that refuses the message. What the broker need not take, and an account that may not publish, is no fault of it. */
  const insistOnSuccess = (answer: PacketOf<'puback' | 'pubrec'>): void => {
    if (answer.reasonCode < firstFailure) return;
    const name = answer.type.toUpperCase();
    const got = `${name} with ${namedReasonCode(answer.reasonCode, answer.type)}`;
    if (answer.reasonCode === notAuthorized)
      throw new InconclusiveError(`${got}: give --username and --password of an account that may do everything`);
    if (declining.includes(answer.reasonCode))
      throw new InconclusiveError(`the broker declined a plain PUBLISH: ${got}`);
    throw new ExpectationError(`${name} taking the message`, got, duties.answersPublish, answer);
  };

  const receiveMaximum = (): number =>
    version === '5.0' && dialogue.connack !== null ? offerOf(dialogue.connack).receiveMaximum : 65_535;
  const hasRoom = (): boolean => dialogue.sentUnacknowledged < receiveMaximum() || connection.ended !== null;
  const waiting: symbol[] = [];

  /** Sends a PUBLISH at QoS 1 or 2 as soon as it is within the broker's Receive Maximum, one after the other. */
  const sendInTurn = async (draft: Draft): Promise<Packet> => {
    if (waiting.length === 0 && hasRoom()) return send(draft);
    const me = Symbol('waiting');
    waiting.push(me);
    const sent = await until(world, () => {
      if (waiting[0] !== me || !hasRoom()) return undefined;
      waiting.shift();
      return send(draft);
    });
    if (sent !== timedOut) return sent;
    waiting.splice(waiting.indexOf(me), 1);
    throw new InconclusiveError(`the broker's Receive Maximum of ${receiveMaximum()} stayed reached: no more PUBLISH`);
  };

  return {
    subscribe: async (filters, { properties, ...options } = {}) => {
      const list = typeof filters === 'string' ? [filters] : filters;
      const subscriptions = list.map(
        (item): Subscription => (typeof item === 'string' ? { topicFilter: item, qos: 0, ...options } : item),
      );
      const packetIdentifier = freshIdentifier();
      await send({ type: 'subscribe', packetIdentifier, subscriptions, properties });
      const suback = await answered('suback', packetIdentifier, duties.answersSubscribe);
      const { reasonCodes } = suback;
      if (reasonCodes.length !== list.length) {
        throw new ExpectationError(
          `SUBACK granting ${list.length} Topic Filters`,
          `SUBACK with [${codesOf(suback)}]`,
          duties.grantsSubscription,
          suback,
        );
      }
      // A server may refuse any subscription, for reasons of its own (3.9.3).
      if (reasonCodes.some((code) => code >= firstFailure))
        throw new InconclusiveError(`the broker refused a plain SUBSCRIBE: SUBACK with [${codesOf(suback)}]`);
      return suback;
    },
    unsubscribe: async (filters, { properties } = {}) => {
      const packetIdentifier = freshIdentifier();
      const topicFilters = typeof filters === 'string' ? [filters] : filters;
      await send({ type: 'unsubscribe', packetIdentifier, topicFilters, properties });
      const unsuback = await answered('unsuback', packetIdentifier, duties.answersUnsubscribe);
      const { reasonCodes } = unsuback;
      if (version === '5.0' && reasonCodes.length !== topicFilters.length) {
        throw new ExpectationError(
          `UNSUBACK for ${topicFilters.length} Topic Filters`,
          `UNSUBACK with [${codesOf(unsuback)}]`,
          duties.answersEachFilter,
          unsuback,
        );
      }
      if (reasonCodes.some((code) => code >= firstFailure))
        throw new InconclusiveError(`the broker declined a plain UNSUBSCRIBE: UNSUBACK with [${codesOf(unsuback)}]`);
      return unsuback;
    },
    publish: async (topic, payload, { qos = 0, ...options } = {}) => {
      const draft = { type: 'publish', topic, payload, qos, ...options } as const;
      const sent = await (qos === 0 ? send(draft) : sendInTurn(draft));
      if (sent.type !== 'publish' || sent.packetIdentifier === undefined) return;
      const { packetIdentifier } = sent;
      if (qos === 1) insistOnSuccess(await answered('puback', packetIdentifier, duties.answersPublish));
      if (qos === 2) {
        insistOnSuccess(await answered('pubrec', packetIdentifier, duties.answersPublish));
        await send({ type: 'pubrel', packetIdentifier });
        await answered('pubcomp', packetIdentifier, duties.answersPubrel);
      }
    },
  };
}

function codesOf({ type, reasonCodes }: PacketOf<'suback' | 'unsuback'>): string {
  return reasonCodes.map((code) => (code === firstFailure ? hexByte(code) : namedReasonCode(code, type))).join(', ');
}
