/** Decisions about Topic Aliases (3.3.2.3.4). */

import type { Publish } from '../../codec/index.ts';

const protocolError = 0x82;
const topicAliasInvalid = 0x94;

/** The Topic Alias of a PUBLISH that goes out; `isKnown` if the client was told before what it stands for. */
export interface OutboundAlias {
  readonly alias: number;
  readonly isKnown: boolean;
}

/** The rules of section 3.3.2.3.4. */
export const topicAliasRules = {
  /**
   * The Topic Name of a PUBLISH: its own, or the one that its alias stands for; or the Reason Code to close with, for
   * an alias beyond the maximum told in CONNACK [MQTT-3.3.2-9], and for one that was not set on this connection.
   */
  topicOfPublish(
    { topic, properties }: Publish,
    known: ReadonlyMap<number, string>,
    maximum: number,
  ): { readonly topic: string } | { readonly reasonCode: number } {
    const alias = properties?.topicAlias;
    if (alias === undefined) return { topic };
    if (alias === 0 || alias > maximum) return { reasonCode: topicAliasInvalid };
    const meant = topic === '' ? known.get(alias) : topic;
    return meant === undefined ? { reasonCode: protocolError } : { topic: meant };
  },

  /** Whether an alias that comes with a Topic Name stands for it from then on, in place of any before (3.3.2.3.4). */
  remembersAlias(_alias: number, _topic: string, _known: ReadonlyMap<number, string>): boolean {
    return true;
  },

  /**
   * The alias to use for a topic towards a client: one that it was told, else the next unused one, as far as its Topic
   * Alias Maximum reaches [MQTT-3.1.2-26] [MQTT-3.1.2-27]; null for none.
   */
  outboundAlias(topic: string, known: ReadonlyMap<string, number>, maximum: number): OutboundAlias | null {
    const alias = known.get(topic);
    if (alias !== undefined) return { alias, isKnown: true };
    return known.size < maximum ? { alias: known.size + 1, isKnown: false } : null;
  },
};
