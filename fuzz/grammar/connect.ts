/** CONNECT: every version, kept sessions and clean ones, Wills, narrow terms, enhanced authentication. */

import { type Connect, type Properties, versions, type Will } from '../../reference/codec/index.ts';
import type { Random } from '../random.ts';
import { fuzzedMethod } from '../setups.ts';
import { messageProperties, sometimes, userProperties } from './message-properties.ts';
import { anyText, clientId, payload, qosLevel, topicName } from './words.ts';

const encoder = new TextEncoder();

/** What a client says to the method that is offered; the last is no answer that it takes. */
export const authenticationData = (random: Random): Uint8Array | undefined =>
  random.percent(10) ? undefined : encoder.encode(random.pick(['yes', 'yes', 'more', 'no']));

/** A legal CONNECT. */
export function connect(random: Random): Connect {
  const version = random.pick(versions);
  const isVersion5 = version === '5.0';
  const hasUserName = random.percent(10);
  return {
    type: 'connect',
    version,
    cleanStart: random.percent(35),
    keepAlive: random.pick([0, 0, 0, 1, 5, 60, 65_535]),
    clientId: clientId(random),
    will: sometimes(random, 30, () => will(random, isVersion5)),
    userName: hasUserName ? anyText(random) : undefined,
    password: hasUserName && random.percent(50) ? encoder.encode('secret') : undefined,
    properties: isVersion5 ? connectProperties(random) : undefined,
  };
}

function will(random: Random, isVersion5: boolean): Will {
  const properties = {
    ...messageProperties(random),
    willDelayInterval: sometimes(random, 40, () => random.pick([0, 1, 10, 100_000])),
  };
  return {
    topic: topicName(random),
    payload: payload(random),
    qos: qosLevel(random),
    retain: random.percent(30),
    properties: isVersion5 ? properties : undefined,
  };
}

function connectProperties(random: Random): Properties {
  const authenticationMethod = sometimes(random, 8, () => (random.percent(90) ? fuzzedMethod.name : 'NO'));
  return {
    sessionExpiryInterval: sometimes(random, 60, () => random.pick([0, 1, 10, 600, 0xffff_ffff])),
    receiveMaximum: sometimes(random, 40, () => random.pick([1, 2, 3, 20, 65_535])),
    maximumPacketSize: sometimes(random, 15, () => random.pick([4, 30, 70, 300, 2_000, 0xffff_ffff])),
    topicAliasMaximum: sometimes(random, 40, () => random.pick([0, 1, 3, 65_535])),
    requestResponseInformation: sometimes(random, 10, () => random.below(2)),
    requestProblemInformation: sometimes(random, 20, () => random.below(2)),
    userProperty: sometimes(random, 5, () => userProperties(random)),
    authenticationMethod,
    authenticationData: authenticationMethod === undefined ? undefined : authenticationData(random),
  };
}
