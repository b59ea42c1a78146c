/** `$SYS/#` on the reference broker and on mosquitto, which gave its topics their names. */

import { connect } from 'mqtt';
import { expect, it } from 'vitest';
import { launchMosquitto } from '../support/launch.ts';
import { startChild } from './child.ts';
import { findBuiltCommandLine } from './programs.ts';

/** The names that a broker tells: all have come by the time that it updated its uptime twice. */
async function namesOn(url: string): Promise<string[]> {
  const client = connect(url, { reconnectPeriod: 0 });
  const names = new Set<string>();
  let uptimes = 0;
  await new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('message', (topic) => {
      names.add(topic);
      if (topic === '$SYS/broker/uptime' && ++uptimes === 3) resolve();
    });
    client.subscribe('$SYS/#', (error) => error && reject(error));
  });
  await client.endAsync();
  return [...names].sort();
}

it('has all names of mosquitto', async () => {
  const mosquitto = await launchMosquitto(['sys_interval 1']);
  const serve = startChild(process.execPath, [findBuiltCommandLine(), 'serve', '--port', '0', '--sys-interval', '1']);
  const url = (await serve.line((line) => line.startsWith('listening mqtt:'))).replace('listening ', '');
  const theirs = await namesOn(mosquitto.url);
  const ours = await namesOn(url);
  await mosquitto.stop();
  serve.kill('SIGTERM');
  await serve.exit;

  expect(theirs).toContain('$SYS/broker/load/bytes/sent/15min');
  expect(theirs.filter((name) => !ours.includes(name))).toEqual([]);
  // Its manual has this one, mosquitto 2.0.11 does not.
  const others = ours.filter((name) => !theirs.includes(name));
  expect(others.filter((name) => name !== '$SYS/broker/messages/inflight')).toEqual([]);
}, 60_000);
