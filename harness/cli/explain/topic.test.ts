import { expect, test } from 'vitest';
import type { Version } from '../../../reference/codec/version.ts';
import type { Fault } from '../../../reference/faults/fault.ts';
import { scenario } from '../../scenario.ts';
import { type Catalogue, faultCalled, type Topic, topicOf } from './topic.ts';

const catalogue: Catalogue = {
  scenarios: ['ping/answered', 'qos/level/0', 'qos/level/1'].map((id) =>
    scenario({ id, title: id, statements: { '5.0': [] }, lesson: '', run: async () => undefined }),
  ),
  faults: [{ name: 'ping-ignored', title: 'PINGREQ is not answered', breaks: {} }] satisfies Fault[],
};

function told(topic: Topic): string {
  switch (topic.kind) {
    case 'scenario':
      return `scenario ${topic.scenario.id}`;
    case 'statement':
      return `statement ${topic.statements.map(({ id, version }) => `${id}@${version}`).join(' ')}`;
    case 'fault':
      return `fault ${topic.fault.name}`;
    case 'check':
      return `check ${topic.check.name}`;
    default:
      return topic satisfies never;
  }
}

test.each<[string, Version | undefined, string]>([
  ['ping/answered', undefined, 'scenario ping/answered'],
  ['PING/Answered', undefined, 'scenario ping/answered'],
  ['ping-ignored', undefined, 'fault ping-ignored'],
  ['no-local-kept', undefined, 'check no-local-kept'],
  ['check:no-local-kept', undefined, 'check no-local-kept'],
  ['MQTT-3.1.2-24', undefined, 'statement MQTT-3.1.2-24@3.1.1 MQTT-3.1.2-24@5.0'],
  ['MQTT-3.1.2-24', '5.0', 'statement MQTT-3.1.2-24@5.0'],
  ['[mqtt-3.1.2-24]', '3.1.1', 'statement MQTT-3.1.2-24@3.1.1'],
  ['MQTT-3.1.2-24@3.1.1', undefined, 'statement MQTT-3.1.2-24@3.1.1'],
  ['V5.0-1.5.4-U1', undefined, 'statement v5.0-1.5.4-u1@5.0'],
])('%s in %s is %s', (id, wanted, what) => {
  expect(told(topicOf(id, catalogue, wanted))).toBe(what);
});

test.each<[string, Version | undefined, RegExp]>([
  ['ping/anwered', undefined, /no scenario, statement, fault or check called ping\/anwered\. Nearest: ping\/answered/],
  ['MQTT-3.1.2-99', undefined, /Nearest: MQTT-3\.1\.2-/],
  ['ping-ignore', undefined, /Nearest: ping-ignored/],
  ['qos', undefined, /qos is 2 scenarios; explain takes one, such as qos\/level\/0/],
  ['qos/level', undefined, /qos\/level is 2 scenarios/],
  ['qos/*', undefined, /one id, not a pattern/],
  ['MQTT-3.15.1-1', '3.1.1', /no MQTT-3\.15\.1-1 in MQTT 3\.1\.1; there is one in MQTT 5\.0/],
  ['MQTT-3.1.2-24@4', undefined, /no MQTT-3\.1\.2-24 in MQTT 4; there is one in MQTT 3\.1\.1 and MQTT 5\.0/],
  ['', undefined, /no scenario, statement, fault or check called/],
])('%j in %s is wrong usage', (id, wanted, message) => {
  expect(() => topicOf(id, catalogue, wanted)).toThrowError(
    expect.objectContaining({ code: 'MQTTSPEC_USAGE', message: expect.stringMatching(message) }),
  );
});

test('a fault by its name, or the nearest ones', () => {
  expect(faultCalled('ping-ignored', catalogue.faults).name).toBe('ping-ignored');
  expect(() => faultCalled('ping-ignord', catalogue.faults)).toThrow(/Nearest: ping-ignored/);
});
