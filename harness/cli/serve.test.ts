/** `serve` in this process; its signals and exit codes are tested in tests/interop. */

import { createServer } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Command, type CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { type ServeArguments, serve, serveCommand } from './serve.ts';

/** What the command hands over for these words. */
const read = async (...words: string[]): Promise<ServeArguments> => {
  const command = serveCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  let given: ServeArguments | undefined;
  command.action((options: ServeArguments) => {
    given = options;
  });
  await new Command()
    .exitOverride()
    .addCommand(command)
    .parseAsync(['serve', ...words], { from: 'user' });
  if (given === undefined) throw new Error('the command was not reached');
  return given;
};

describe('the options', () => {
  it('have the documented defaults', async () => {
    const given = await read();
    expect(given).toMatchObject({ port: 1883, host: '127.0.0.1', sysInterval: 10_000 });
    expect([given.wsPort, given.retainedExpiry, given.sessionExpiry]).toEqual([undefined, undefined, undefined]);
  });

  it('take seconds as milliseconds, and limits by their names', async () => {
    const words = ['--retained-expiry', '0.5', '--session-expiry', '60', '--ws-port', '0', '--max-queued-bytes', '7'];
    expect(await read(...words)).toMatchObject({
      retainedExpiry: 500,
      sessionExpiry: 60_000,
      wsPort: 0,
      maxQueuedBytes: 7,
    });
  });

  it.each([
    ['--port', '65536'],
    ['--ws-port', '-1'],
    ['--sys-interval', '0'],
    ['--max-connections', '0'],
    ['--max-in-flight-messages', '65536'],
    ['--log', 'loud'],
    ['--log-format', 'xml'],
    ['--metrics-port', '65536'],
  ])('refuse %s %s', async (option, value) => {
    await expect(read(option, value)).rejects.toMatchObject({ code: 'commander.invalidArgument' });
  });
});

describe('serving', () => {
  it('prints a line per listener, then runs until it is stopped', async () => {
    const given = await read('--port', '0', '--ws-port', '0');
    const lines: string[] = [];
    await serve(given, {
      print: (line) => lines.push(line),
      remark: () => undefined,
      onReload: () => undefined,
      stopped: async () => {
        await nextTurn();
        expect(lines).toHaveLength(2);
      },
    });
    expect(lines).toEqual([
      expect.stringMatching(/^listening mqtt:\/\/127\.0\.0\.1:\d+$/),
      expect.stringMatching(/^listening ws:\/\/127\.0\.0\.1:\d+\/mqtt$/),
    ]);
  });

  it('tells where the metrics are, last, and answers there until it is stopped', async () => {
    const given = await read('--port', '0', '--metrics-port', '0', '--max-topic-levels', '3');
    const lines: string[] = [];
    await serve(given, {
      print: (line) => lines.push(line),
      remark: () => undefined,
      onReload: () => undefined,
      stopped: async () => {
        await nextTurn();
        const response = await fetch(lines.at(-1)?.replace('listening ', '') ?? '');
        expect(await response.text()).toMatch(/^mqtt_connections 0$/m);
      },
    });
    expect(lines[1]).toMatch(/^listening http:\/\/127\.0\.0\.1:\d+\/metrics$/);
  });

  it('that cannot begin is exit code 2, with the reason', async () => {
    const other = createServer();
    const port = await new Promise<string>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve(String(Object(other.address()).port)));
    });
    let complaint = '';
    const command = serveCommand()
      .exitOverride()
      .configureOutput({
        writeErr: (text) => {
          complaint += text;
        },
      });
    const failure: CommanderError = await command
      .parseAsync(['--port', port], { from: 'user' })
      .catch((error) => error);
    other.close();
    expect(failure).toMatchObject({ exitCode: 2, code: 'MQTT_LISTEN_PORT_IN_USE' });
    expect(complaint).toBe(
      `error: Cannot listen on 127.0.0.1, port ${port}: another program is using it. ` +
        'Stop that program, or choose another port (0 for any free one).\n',
    );
  });
});
