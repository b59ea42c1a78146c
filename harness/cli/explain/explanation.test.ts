/** What is explained, in virtual time, with all that there is to explain. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { Version } from '../../../reference/codec/version.ts';
import { paletteFor } from '../../report/palette.ts';
import { loadFaults } from '../load-faults.ts';
import { loadSuites } from '../load-suites.ts';
import { explanationLines } from './explanation.ts';
import { type Catalogue, faultCalled, topicOf } from './topic.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = { scenarios: await loadSuites(), faults: await loadFaults() };
}, 240_000);

interface Wishes {
  readonly mqtt?: Version;
  readonly fault?: string;
}

async function explain(id: string, { mqtt, fault }: Wishes = {}): Promise<string> {
  const lines = await explanationLines(topicOf(id, catalogue, mqtt), {
    ...catalogue,
    wanted: mqtt,
    fault: fault === undefined ? null : faultCalled(fault, catalogue.faults),
    target: null,
    layout: { palette: paletteFor(false), width: 100, full: false, target: '' },
  });
  return lines.join('\n');
}

describe('a scenario', () => {
  it('has its lesson, its statements with links, its packets, and what they are', async () => {
    const text = await explain('keep-alive/zero-turns-it-off', { mqtt: '3.1.1' });
    for (const part of [
      'holds     With Keep Alive 0 a silent client is not cut off',
      'lesson    Keep Alive 0 is no promise at all',
      'requires  MQTT-',
      'https://docs.oasis-open.org/'.replace('https', 'http'),
      '0.0 ms  a → broker  CONNECT 3.1.1 clientId="vc0" cleanSession=1 keepAlive=0',
      '┆ 4.0 s without a word',
      '✓ pass    It holds',
      'PINGRESP: The broker answers PINGREQ.',
      'broken    mqttspec explain keep-alive/zero-turns-it-off --mqtt 3.1.1 --fault ',
    ])
      expect(text).toContain(part);
  });

  it('is shown broken, with what was expected, what came, and who noticed', async () => {
    const text = await explain('keep-alive/silent-client', { fault: 'keep-alive-never-expires' });
    expect(text).toContain('on purpose, by the fault keep-alive-never-expires: A silent client is never cut off');
    expect(text).toMatch(/▸ +what was expected had not come about/);
    expect(text).toMatch(/✗ fail +noticed by the scenario itself\n +expected +the broker to close.*\n +got +it open/);
    expect(text).toContain('breaks    MQTT-3.1.2-22');
    expect(text).toMatch(/23 clients more, side by side/);
  });

  it('has the packet that breaks the rule marked', async () => {
    const text = await explain('qos/dup-on-qos-0', { mqtt: '3.1.1', fault: 'malformed-dup-at-qos-0' });
    expect(text).toMatch(/▸ +0\.0 ms {2}a ← broker .*DUP 1 \[MQTT-3\.3\.1-2\]\n {2}▸ +38 /);
    expect(text).toContain('noticed by the check well-formed');
  });

  it('says so where a fault does no harm, and where it does', async () => {
    const text = await explain('ping/answered', { fault: 'keep-alive-never-expires' });
    expect(text).toContain('✓ pass');
    expect(text).toMatch(
      /no harm +The fault keep-alive-never-expires does not show in this scenario\.\n +shows in +mqttspec explain keep-alive\//,
    );
  });

  it('over WebSocket is run over sockets', async () => {
    const text = await explain('websocket/text-frame/a-publish');
    expect(text).toContain('over sockets');
    expect(text).toMatch(/a · broker {2}opened \(ws\)/);
    expect(text).toContain('✓ pass');
  });

  it('in a version in which it is not is wrong usage', async () => {
    await expect(explain('auth/again', { mqtt: '3.1.1' })).rejects.toThrow('auth/again is about MQTT 5.0, not 3.1.1.');
  });
});

describe('a statement', () => {
  it('has what it says, who judges it, what breaks it, and a scenario that some of that breaks', async () => {
    const text = await explain('MQTT-3.1.2-24', { mqtt: '3.1.1' });
    expect(text).toContain('MUST: whoever does otherwise does not speak MQTT; binds the broker');
    expect(text).toMatch(/judged by \d+ scenarios\n/);
    expect(text).toMatch(/broken by \d+ faults\n/);
    expect(text).toContain('✓ pass');
    const [, fault = ''] = /broken +mqttspec explain MQTT-3\.1\.2-24 --mqtt 3\.1\.1 --fault (\S+)/.exec(text) ?? [];
    expect(await explain('MQTT-3.1.2-24', { mqtt: '3.1.1', fault })).toContain('✗ fail');
  });

  it('of a number that two versions have is both of them', async () => {
    const text = await explain('MQTT-3.1.2-24');
    expect(text).toContain('There are two rules of that number');
    expect(text.match(/^MQTT-3\.1\.2-24 of MQTT .*$/gm)).toEqual([
      'MQTT-3.1.2-24 of MQTT 3.1.1',
      'MQTT-3.1.2-24 of MQTT 5.0',
    ]);
  });

  it('by which no broker is judged has the reason', async () => {
    expect(await explain('MQTT-4.6.0-1', { mqtt: '3.1.1' })).toMatch(/judged by +no scenario: \w+/);
  });
});

it('a fault has what it does, by what, and a scenario that notices', async () => {
  const text = await explain('keep-alive-never-expires');
  expect(text).toMatch(/by +another answer to the broker's rule silenceLimitMs/);
  expect(text).toContain('✗ fail');
  expect(await explain('malformed-dup-at-qos-0')).toMatch(/by +rewriting packets on their way from the broker/);
});

it('a check has what it sees to, and a scenario in which it finds something', async () => {
  const text = await explain('check:no-local-kept');
  expect(text).toContain('sees that No Local keeps messages');
  expect(text).toMatch(/(noticed by|also) .*the check no-local-kept/);
});
