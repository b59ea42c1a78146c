/** Files of a folder over HTTP, for a browser on this machine: those that were there at the start, and no others. */

import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ListenAddress, openPort } from '../../reference/server/listener.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** Scripts and styles come from here alone; WebSockets go wherever the reader connects the playground to. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What is served beside the folder: the path without the leading slash, and what gives the content when asked for. */
export type Extras = ReadonlyMap<string, () => Promise<Uint8Array | string>>;

/** A server that is listening. */
export interface StaticServer {
  readonly port: number;
  close(): Promise<void>;
}

/** The files of a folder by their paths within it, with `/` between the parts. */
async function filesOf(folder: URL): Promise<Extras> {
  const root = fileURLToPath(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path): [string, () => Promise<Uint8Array>] => [
      path.slice(root.length).split(sep).join('/'),
      () => readFile(path),
    ]);
  return new Map(files);
}

/** The path that a request asks for; null for one that is none. */
function pathOf({ url = '' }: IncomingMessage): string | null {
  const [path = ''] = url.split('?', 1);
  try {
    return decodeURIComponent(path.replace(/^\//, '')) || 'index.html';
  } catch {
    return null;
  }
}

/**
 * Serves the folder, which ends in a slash, and the extras, which stand before files of the same path.
 * @throws ListenError when the port cannot be opened.
 */
export async function serveFiles(folder: URL, extras: Extras, address: ListenAddress): Promise<StaticServer> {
  const served: Extras = new Map([...(await filesOf(folder)), ...extras]);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const path = pathOf(request);
    const content = path === null ? undefined : served.get(path);
    if (path === null || content === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such page.\n');
      return;
    }
    const body = await content();
    response.writeHead(200, {
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const port = await openPort(server, address);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
