/** A store that is opened again: what it gives back, and what it refuses to touch. */

import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestBroker, payload, publish, subscribe, summary } from '../../broker/test-client.ts';
import { createManualClock } from '../../clock.ts';
import { loadLibrary, openDatabase } from './database.ts';
import { formatVersion } from './records.ts';
import { openStore } from './store.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mqttspec-store-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const open = () => openStore({ dir, clock: createManualClock(), wallNow: () => 0 });

async function makeStore(about: unknown): Promise<void> {
  const database = openDatabase(await loadLibrary(), dir);
  await database.commit([{ key: [0, 0, 0], value: about }], 'full');
  await database.close();
}

describe('a broker that begins where another ended', () => {
  it('has its sessions, what waits in them, what is retained, and publishes the Wills of those who were connected', async () => {
    const first = await open();
    const before = createTestBroker({ persistence: first.persistence });
    const away = before.connect({ clientId: 'away', cleanStart: false });
    away.send(subscribe(1, '#'));
    away.end();
    before.connect({
      clientId: 'mortal',
      will: { topic: 'will', payload: payload('gone'), qos: 1, retain: false },
    });
    before.connect({ clientId: 'publisher' }).send(publish({ qos: 1, packetIdentifier: 1, retain: true }));
    await first.close();

    const second = await open();
    const after = createTestBroker({ persistence: second.persistence });
    const back = after.connect({ clientId: 'away', cleanStart: false });
    expect(summary(back.take())).toEqual(['t m q1 #1', 'will gone q1 #2']);
    const reader = after.connect({ clientId: 'reader' });
    reader.send(subscribe(0, 't'));
    expect(summary(reader.take())).toEqual(['suback 1', 't m q0 retain']);
    await second.close();
  });
});

it('keeps the message of a Will that was delayed, for who is away', async () => {
  const first = await open();
  const before = createTestBroker({ persistence: first.persistence });
  const away = before.connect({ clientId: 'away', cleanStart: false });
  away.send(subscribe(1, '#'));
  away.end();
  const willProperties = { willDelayInterval: 2, contentType: 'x' };
  const will = { topic: 'will', payload: payload('gone'), qos: 1, retain: true, properties: willProperties } as const;
  before.connect({ clientId: 'mortal', version: '5.0', properties: { sessionExpiryInterval: 9 }, will }).end();
  before.wait(2000);
  await first.close();

  const second = await open();
  const after = createTestBroker({ persistence: second.persistence });
  const back = after.connect({ clientId: 'away', cleanStart: false });
  expect(summary(back.take())).toEqual(['will gone q1 #1']);
  await second.close();
});

describe('a directory that is no store is left alone', () => {
  const refusal = async (): Promise<unknown> =>
    open().then(
      () => 'none',
      ({ code }) => code,
    );

  it.each([
    ['of somebody else', 'notes.txt', 'MQTT_STORE_FOREIGN'],
    ['with a file that is no database', 'data.mdb', 'MQTT_STORE_DAMAGED'],
  ])('%s', async (_what, file, code) => {
    writeFileSync(join(dir, file), 'hello');
    expect(await refusal()).toBe(code);
    expect(readFileSync(join(dir, file), 'utf8')).toBe('hello');
  });

  it('that is a file', async () => {
    const file = join(dir, 'file');
    appendFileSync(file, '');
    const opening = openStore({ dir: file, clock: createManualClock() });
    await expect(opening).rejects.toMatchObject({ code: 'MQTT_STORE_NO_DIRECTORY' });
  });

  it('of another program', async () => {
    await makeStore({ broker: 'another' });
    expect(await refusal()).toBe('MQTT_STORE_FOREIGN');
  });

  it('of a newer version, and not of this one', async () => {
    await makeStore({ broker: 'mqttspec', format: formatVersion + 1 });
    expect(await refusal()).toBe('MQTT_STORE_NEWER');
    await makeStore({ broker: 'mqttspec', format: formatVersion });
    await (await open()).close();
  });

  it('whose file was cut off', async () => {
    await (await open()).close();
    truncateSync(join(dir, 'data.mdb'), 8192);
    expect(await refusal()).toBe('MQTT_STORE_DAMAGED');
  });
});
