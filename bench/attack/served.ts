/** `mqttspec serve` in a process of its own, with its garbage collector at hand and its figures to be asked for. */

import { type ChildProcess, spawn } from 'node:child_process';

/** A broker under attack. */
export interface Served {
  readonly port: number;
  readonly wsPort: number;
  /** Its figures by name and labels, as Prometheus would get them; the heap is that after a full collection. */
  figures(): Promise<Figures>;
  stop(): Promise<void>;
}

/** Figures by their names; one that is not there is a mistake of ours. */
export interface Figures {
  of(name: string): number;
}

/** Small enough to be reached soon; all else is as `serve` has it. */
const bounds = [
  ...['--max-outbound-bytes', '1048576', '--max-in-flight-messages', '500', '--max-queued-messages', '1000'],
  ...['--linger', '1', '--max-connections', '25000'],
];

const listeners = ['mqtt:', 'ws:', 'http:'] as const;

/** Starts it; `mainFile` is the built command line. */
export async function startServed(mainFile: string, connectTimeoutS: number): Promise<Served> {
  const ports = ['--port', '0', '--ws-port', '0', '--metrics-port', '0'];
  const child = spawn(
    process.execPath,
    ['--expose-gc', mainFile, 'serve', ...ports, ...bounds, '--connect-timeout', String(connectTimeoutS)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const urls = await urlsSaidBy(child);
  const urlOf = (protocol: (typeof listeners)[number]): URL => {
    const url = urls.find((said) => said.protocol === protocol);
    if (url === undefined) throw new Error(`expected a listener for ${protocol}`);
    return url;
  };
  return {
    port: Number(urlOf('mqtt:').port),
    wsPort: Number(urlOf('ws:').port),
    figures: async () => {
      // Buffers are given back behind the collector's back: the second answer knows what the first one freed.
      await (await fetch(urlOf('http:'))).text();
      return readFigures(await (await fetch(urlOf('http:'))).text());
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function urlsSaidBy(child: ChildProcess): Promise<readonly URL[]> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('exit', (code) => reject(new Error(`serve ended with code ${code} before it listened`)));
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      const urls = [...text.matchAll(/^listening (\S+)\n/gm)].map(([, url = '']) => new URL(url));
      if (urls.length === listeners.length) resolve(urls);
    });
  });
}

function readFigures(text: string): Figures {
  const figures = new Map(
    [...text.matchAll(/^([^#\s]\S*) (\S+)$/gm)].map(([, name, figure]) => [name, Number(figure)]),
  );
  return {
    of: (name) => {
      const figure = figures.get(name);
      if (figure === undefined) throw new Error(`the broker tells no figure ${name}`);
      return figure;
    },
  };
}
