/** `mqttspec serve` as a process of its own: its output, its signals, its exit codes. */

import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Child, killAll, startChild } from './child.ts';
import { connectMqttJs } from './mqtt-js.ts';
import { findBuiltCommandLine } from './programs.ts';

afterEach(killAll);

const serve = (...args: string[]): Child =>
  startChild(process.execPath, [findBuiltCommandLine(), 'serve', ...args], { NO_COLOR: '1' });

const listening = async (child: Child): Promise<string> => {
  const line = await child.line(() => true);
  expect(line).toMatch(/^listening (mqtt|ws):\/\/127\.0\.0\.1:\d+(\/mqtt)?$/);
  return line.slice('listening '.length);
};

describe('mqttspec serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('tells where it listens, serves, and leaves with 0 at %s', async (signal) => {
    const child = serve('--port', '0', '--ws-port', '0');
    const urls = [await listening(child), await listening(child)];
    expect(urls.map((url) => new URL(url).protocol)).toEqual(['mqtt:', 'ws:']);
    for (const [index, url] of urls.entries()) {
      const client = await connectMqttJs(url, { version: '3.1.1', clientId: `client-${index}`, clean: true });
      await client.subscribe('a', 1);
      await client.publish({ topic: 'a', payload: 'hello', qos: 1, retain: false });
      expect((await client.message()).payload).toBe('hello');
    }
    child.kill(signal); // while both are connected
    expect([await child.exit, child.complaints()]).toEqual([0, '']);
  });

  it('leaves with 2 and a sentence when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const child = serve('--port', String(port));
    expect(await child.exit).toBe(2);
    expect(child.complaints()).toContain(`port ${port}: another program is using it`);
    other.close();
  });

  it.each([
    [['--port', '65536'], 'from 0 to 65535'],
    [['--port', 'mqtt'], 'from 0 to 65535'],
    [['--retained-expiry', '0'], 'seconds above 0'],
    [['--max-in-flight-messages', '65536'], 'from 1 to 65535'],
    [['--no-such-option'], 'no-such-option'],
    [['surplus'], 'too many arguments'],
  ])('leaves with 2 and a reason at %j', async (args, reason) => {
    const child = serve(...args);
    expect(await child.exit).toBe(2);
    expect(child.complaints()).toContain(reason);
  });

  it('teaches its use', async () => {
    const child = serve('--help');
    await child.line((line) => line === 'Examples:');
    expect(await child.exit).toBe(0);
  });
});
