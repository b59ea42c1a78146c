/** CONNECT packets that do not conform to section 3.1, by what is wrong with them. */

import { binaryData, byte, forge, type Stage, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';
import { connectWith, flags } from './_connect-packet.ts';
import type { Wrong } from './_wrong.ts';

const idOf = ({ clientId }: Stage): Uint8Array => utf8String(clientId('wrong'));
/** The Will Topic, in 5.0 behind empty Will Properties. */
const willTopicOf = (stage: Stage): Uint8Array =>
  Uint8Array.of(...propertiesIn(stage), ...utf8String(stage.topic('will')));
const willMessage = binaryData([0x77]);
const userName = utf8String('user');
const password = binaryData([0x70]);

/** A CONNECT with all its fields, cut off behind each part and within each; the Remaining Length goes with the cut. */
function truncated(stage: Stage): readonly Uint8Array[] {
  const { will } = flags;
  const [id, willTopic] = [idOf(stage), willTopicOf(stage)];
  const body = connectWith(
    stage,
    will | flags.userName | flags.password,
    id,
    willTopic,
    willMessage,
    userName,
    password,
  ).slice(2);
  const fields = [
    7,
    1,
    2,
    propertiesIn(stage).length,
    id.length,
    willTopic.length,
    willMessage.length,
    userName.length,
    password.length,
  ];
  const ends = fields.map((_, index) => fields.slice(0, index + 1).reduce((sum, length) => sum + length, 0));
  const cuts = ends
    .slice(0, -1)
    .flatMap((end) => [end, end + 1])
    .concat(body.length - 1);
  return [...new Set(cuts)].map((length) => forge(0x10, body.subarray(0, length)));
}

/** By name. */
export const connects = {
  'will-qos-without-will': {
    what: 'CONNECT with a Will QoS and no Will',
    breaks: { '3.1.1': ['MQTT-3.1.2-13', 'MQTT-3.1.2-11'], '5.0': ['MQTT-3.1.2-11'] },
    packets: (stage) =>
      [flags.willQos1, flags.willQos2, flags.willQos3].map((willQos) => connectWith(stage, willQos, idOf(stage))),
  },
  'will-retain-without-will': {
    what: 'CONNECT with Will Retain and no Will',
    breaks: { '3.1.1': ['MQTT-3.1.2-15', 'MQTT-3.1.2-11'], '5.0': ['MQTT-3.1.2-13'] },
    packets: (stage) => [connectWith(stage, flags.willRetain, idOf(stage))],
  },
  'will-fields-without-flag': {
    what: 'CONNECT with Will Flag 0 and a Will in its payload',
    breaks: { '3.1.1': ['MQTT-3.1.2-11'], '5.0': ['MQTT-3.1.3-1'] },
    packets: (stage) => [connectWith(stage, 0, idOf(stage), willTopicOf(stage), willMessage)],
  },
  'will-qos-3': {
    what: 'CONNECT with Will QoS 3',
    breaks: { '3.1.1': ['MQTT-3.1.2-14'], '5.0': ['MQTT-3.1.2-12', 'v5.0-3.1.2.6-u1'] },
    packets: (stage) => [connectWith(stage, flags.will | flags.willQos3, idOf(stage), willTopicOf(stage), willMessage)],
  },
  'will-flag-without-fields': {
    what: 'CONNECT with Will Flag 1 and no Will, or no Will Message, in its payload',
    breaks: { '3.1.1': ['MQTT-3.1.2-9'], '5.0': ['MQTT-3.1.2-9'] },
    packets: (stage) => [
      connectWith(stage, flags.will, idOf(stage)),
      connectWith(stage, flags.will, idOf(stage), propertiesIn(stage)),
      connectWith(stage, flags.will, idOf(stage), willTopicOf(stage)),
    ],
  },
  'user-name-flag-without-field': {
    what: 'CONNECT with User Name Flag 1 and no User Name',
    breaks: { '3.1.1': ['MQTT-3.1.2-19'], '5.0': ['MQTT-3.1.2-17'] },
    packets: (stage) => [connectWith(stage, flags.userName, idOf(stage))],
  },
  'user-name-without-flag': {
    what: 'CONNECT with User Name Flag 0 and a User Name',
    breaks: { '3.1.1': ['MQTT-3.1.2-18'], '5.0': ['MQTT-3.1.2-16'] },
    packets: (stage) => [connectWith(stage, 0, idOf(stage), userName)],
  },
  'password-flag-without-field': {
    what: 'CONNECT with Password Flag 1 and no Password',
    breaks: { '3.1.1': ['MQTT-3.1.2-21'], '5.0': ['MQTT-3.1.2-19'] },
    packets: (stage) => [connectWith(stage, flags.userName | flags.password, idOf(stage), userName)],
  },
  'password-without-flag': {
    what: 'CONNECT with Password Flag 0 and a Password',
    breaks: { '3.1.1': ['MQTT-3.1.2-20'], '5.0': ['MQTT-3.1.2-18'] },
    packets: (stage) => [connectWith(stage, flags.userName, idOf(stage), userName, password)],
  },
  'password-without-user-name': {
    what: 'CONNECT with a Password and no User Name',
    breaks: { '3.1.1': ['MQTT-3.1.2-22'] },
    packets: (stage) => [connectWith(stage, flags.password, idOf(stage), password)],
  },
  'no-payload': {
    what: 'CONNECT without a payload',
    breaks: { '3.1.1': ['MQTT-3.1.3-3'], '5.0': ['MQTT-3.1.3-3'] },
    packets: (stage) => [connectWith(stage, 0)],
  },
  'client-id-longer-than-packet': {
    what: 'CONNECT that ends before its Client Identifier does',
    breaks: { '3.1.1': ['MQTT-3.1.3-3'], '5.0': ['MQTT-3.1.3-3'] },
    packets: (stage) => [1, 0xffff].map((length) => connectWith(stage, 0, twoByteInteger(length))),
  },
  'surplus-byte': {
    what: 'CONNECT with a byte behind its last field',
    breaks: { '3.1.1': ['MQTT-3.1.4-1'], '5.0': ['MQTT-3.1.4-1'] },
    packets: (stage) => [
      connectWith(stage, 0, idOf(stage), byte(0)),
      connectWith(stage, flags.will, idOf(stage), willTopicOf(stage), willMessage, byte(0)),
    ],
  },
  truncated: {
    what: 'CONNECT that ends too early',
    breaks: { '3.1.1': ['MQTT-3.1.4-1'], '5.0': ['MQTT-3.1.4-1'] },
    packets: truncated,
  },
} as const satisfies Readonly<Record<string, Wrong>>;
