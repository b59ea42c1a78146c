/** The answers that every step of every scenario counts on, with what is broken when one does not come. */

import type { Citations } from '../../reference/statements/index.ts';

/** A valid CONNECT is accepted by CONNACK. */
export const answersConnect: Citations = { '3.1.1': ['MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.4-5'] };

/** A client id of up to 23 letters and digits is allowed. */
export const allowsClientId: Citations = { '3.1.1': ['MQTT-3.1.3-5'], '5.0': ['MQTT-3.1.3-5'] };

/** SUBSCRIBE is answered by SUBACK. */
export const answersSubscribe: Citations = { '3.1.1': ['MQTT-3.8.4-1'], '5.0': ['MQTT-3.8.4-1'] };

/** SUBACK tells for each Topic Filter what was granted. */
export const grantsSubscription: Citations = { '3.1.1': ['MQTT-3.8.4-5'], '5.0': ['MQTT-3.8.4-6'] };

/** UNSUBSCRIBE is answered by UNSUBACK. */
export const answersUnsubscribe: Citations = { '3.1.1': ['MQTT-3.10.4-4'], '5.0': ['MQTT-3.10.4-4'] };

/** UNSUBACK tells for each Topic Filter what became of it. */
export const answersEachFilter: Citations = { '5.0': ['MQTT-3.11.3-1'] };

/** PUBLISH is answered as its QoS demands. */
export const answersPublish: Citations = { '3.1.1': ['MQTT-3.3.4-1'], '5.0': ['MQTT-3.3.4-1'] };

/** PUBREL is answered by PUBCOMP. */
export const answersPubrel: Citations = { '3.1.1': ['MQTT-4.3.3-2'], '5.0': ['MQTT-4.3.3-11'] };

/** PINGREQ is answered by PINGRESP. */
export const answersPing: Citations = { '3.1.1': ['MQTT-3.12.4-1'], '5.0': ['MQTT-3.12.4-1'] };

/** A message that the broker took is delivered to those who subscribed. */
export const delivers: Citations = { '3.1.1': ['MQTT-4.5.0-1'], '5.0': ['MQTT-4.5.0-1'] };
