/** What each packet is for, in a sentence for those who see it for the first time. */

import type { PacketType } from '../../reference/codec/packet.ts';

/** By type of packet. */
export const packetGlossary: Readonly<Record<PacketType, string>> = {
  connect:
    'A client introduces itself: its name (clientId), for how long at most it will be silent (keepAlive, in seconds), whether to begin afresh.',
  connack: 'The broker answers CONNECT: accepted (0) or refused, and whether it still had a session of that client.',
  publish:
    'A message under a topic, on its way to the broker or from it. QoS 0 is sent once, 1 until acknowledged, 2 exactly once.',
  puback: 'Got it: ends the delivery of a message of QoS 1.',
  pubrec: 'Got it, first of three answers that a message of QoS 2 takes.',
  pubrel: 'The sender of a message of QoS 2 has seen PUBREC and will not send the message again.',
  pubcomp: 'The last answer to a message of QoS 2: both sides may forget its identifier.',
  subscribe: 'A client asks for the messages whose topics match its filters (+ is any one level, # all that follow).',
  suback: 'The broker answers SUBSCRIBE, filter by filter: the QoS granted (0, 1, 2), or a refusal (0x80 and above).',
  unsubscribe: 'A client wants no more messages by these filters.',
  unsuback: 'The broker answers UNSUBSCRIBE.',
  pingreq: 'A client that has nothing to say shows that it is still there.',
  pingresp: 'The broker answers PINGREQ.',
  disconnect:
    'Goodbye: a client leaves in good order, and its Will is dropped. In 5.0 the broker says it too, with the reason.',
  auth: 'A step of a login by challenge and answer (5.0).',
};
