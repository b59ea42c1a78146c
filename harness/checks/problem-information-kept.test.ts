import { expect, test } from 'vitest';
import type { Packet } from '../../reference/codec/packet.ts';
import { problemInformationKept } from './problem-information-kept.ts';
import { publish } from './test-traces.ts';
import { come, connack5, connect5, connected5, found } from './test-traces-v5.ts';

const silent = connect5('a', { requestProblemInformation: 0 });
const reasonString = { reasonString: 'why' };
const userProperty = { userProperty: [['a', 'b']] as const };
const puback: Packet = { type: 'puback', packetIdentifier: 1, reasonCode: 0x10, properties: reasonString };
const suback: Packet = { type: 'suback', packetIdentifier: 1, reasonCodes: [0], properties: userProperty };

test('both may be in PUBLISH, CONNACK and DISCONNECT, and anywhere where not forbidden', () => {
  const allowed = [
    connack5('a', { ...reasonString, ...userProperty }),
    come('a', publish('t', 'm', { properties: userProperty })),
    come('a', { type: 'disconnect', reasonCode: 0x8b, properties: reasonString }),
  ];
  expect(found(problemInformationKept, silent, allowed)).toEqual([]);
  const asking = connected5('b', { requestProblemInformation: 1 });
  expect(found(problemInformationKept, asking, come('b', puback), connected5('c'), come('c', suback))).toEqual([]);
});

test('a Reason String, and User Properties, in another packet are found', () => {
  expect(found(problemInformationKept, silent, connack5('a'), come('a', puback), come('a', suback))).toEqual([
    '2: expected nothing that Request Problem Information 0 forbids, got a Reason String in PUBACK [MQTT-3.1.2-29]',
    '3: expected nothing that Request Problem Information 0 forbids, got User Properties in SUBACK [MQTT-3.1.2-29]',
  ]);
});
