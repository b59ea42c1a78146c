/** The WebSocket transport of the prober, against servers that keep the rules of RFC 6455 and others that do not. */

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { webSocketEndpoint } from './websocket.ts';
import type { Wire } from './wire.ts';

const timeoutMs = 200;
const servers: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function urlOf(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  const address = server.address();
  return `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/mqtt`;
}

interface Manners {
  readonly autoPong?: boolean;
  /** The answer to the handshake, whatever was offered; undefined for none. */
  readonly subprotocol?: string;
  serve?(socket: WebSocket): void;
}

async function listen({ autoPong = true, subprotocol, serve = () => undefined }: Manners = {}): Promise<string> {
  const http = createServer();
  const webSockets = new WebSocketServer({ server: http, autoPong, handleProtocols: () => false });
  webSockets.on('headers', (headers) => {
    if (subprotocol !== undefined) headers.push(`Sec-WebSocket-Protocol: ${subprotocol}`);
  });
  webSockets.on('connection', (socket) => {
    socket.on('error', () => undefined);
    serve(socket);
  });
  return urlOf(http);
}

interface Dialled {
  readonly wire: Wire;
  readonly received: () => Buffer;
  /** What the owner of the wire is told of its end. */
  readonly closed: Promise<string>;
  /** Resolves when so many bytes have come. */
  bytes(count: number): Promise<void>;
}

async function dial(url: string, options: { subprotocols?: readonly string[]; splitEveryByte?: boolean } = {}) {
  const chunks: Buffer[] = [];
  let tellClosed: (detail: string) => void = () => undefined;
  let look: () => void = () => undefined;
  const closed = new Promise<string>((resolve) => {
    tellClosed = resolve;
  });
  const size = (): number => chunks.reduce((sum, { length }) => sum + length, 0);
  const wire = await webSocketEndpoint(url, null).dial(
    {
      data: (bytes) => {
        chunks.push(Buffer.from(bytes));
        look();
      },
      closed: (how, detail) => tellClosed(`${how} ${detail}`),
    },
    { subprotocols: ['mqtt'], splitEveryByte: false, timeoutMs, ...options },
  );
  const dialled: Dialled = {
    wire,
    received: () => Buffer.concat(chunks),
    closed,
    bytes: (count) =>
      new Promise((resolve) => {
        look = () => {
          if (size() >= count) resolve();
        };
        look();
      }),
  };
  return dialled;
}

const echo: Manners = { subprotocol: 'mqtt', serve: (socket) => socket.on('message', (data) => socket.send(data)) };

describe('the handshake', () => {
  it.each([
    [['mqtt'], 'mqtt', 'mqtt'],
    [['mqtt'], 'chat', 'chat'],
    [['mqtt'], undefined, ''],
    [['chat', 'mqtt'], 'mqtt', 'mqtt'],
    [[], 'mqtt', 'mqtt'],
    [[], undefined, ''],
  ])('offering %j and answered %s succeeds, and tells %j', async (subprotocols, subprotocol, told) => {
    const url = await listen(subprotocol === undefined ? {} : { subprotocol });
    const { wire } = await dial(url, { subprotocols });
    expect(wire.websocket?.subprotocol).toBe(told);
  });

  it('that is answered with an error, or with the end of the connection, was refused', async () => {
    const http = createServer((_request, response) => response.writeHead(400).end());
    http.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
    await expect(dial(await urlOf(http))).rejects.toMatchObject({ kind: 'refused' });
    const rude = createTcpServer((socket) => socket.once('data', () => socket.end()));
    await expect(dial(await urlOf(rude))).rejects.toMatchObject({ kind: 'refused' });
  });

  it('that is not answered was refused, and the connection is given up', async () => {
    let tellHungUp: () => void = () => undefined;
    const hungUp = new Promise<void>((resolve) => {
      tellHungUp = resolve;
    });
    const silent = createTcpServer(
      (socket) =>
        void socket
          .on('error', () => undefined)
          .on('close', () => tellHungUp())
          .resume(),
    );
    await expect(dial(await urlOf(silent))).rejects.toThrow(
      /declined the WebSocket handshake: no answer within 200 ms$/,
    );
    await hungUp;
  });

  it('with nobody there did not reach anyone', async () => {
    const url = await listen();
    servers.pop()?.close();
    await expect(dial(url)).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

describe.each([false, true])('bytes, each in a segment of its own: %s', (splitEveryByte) => {
  it('arrive whole in both directions', async () => {
    const { wire, received, bytes } = await dial(await listen(echo), { splitEveryByte });
    const long = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7) & 0xff);
    await wire.write(Uint8Array.of(1, 2, 3));
    await wire.write(long);
    await bytes(long.length + 3);
    expect(received().equals(Buffer.concat([Uint8Array.of(1, 2, 3), long]))).toBe(true);
  });

  it('go out as the fragments of one message, with something between', async () => {
    const { wire, received, bytes } = await dial(await listen(echo), { splitEveryByte });
    const answered: (boolean | undefined)[] = [];
    await wire.websocket?.sendFragments([Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)], async () => {
      answered.push(await wire.websocket?.ping(Uint8Array.of(9)));
    });
    await bytes(3);
    expect([...received()]).toEqual([1, 2, 3]);
    expect(answered).toEqual([true, true]);
  });

  it('of text are sent as text, and told apart when they come', async () => {
    const kinds: boolean[] = [];
    const url = await listen({
      serve: (socket) =>
        socket.on('message', (data, isBinary) => {
          kinds.push(isBinary);
          socket.send(data, { binary: isBinary });
        }),
    });
    const { wire, bytes } = await dial(url, { splitEveryByte });
    await wire.write(Uint8Array.of(0x61));
    await bytes(1);
    expect(wire.websocket?.allBinary).toBe(true);
    await wire.websocket?.sendText(Uint8Array.of(0x62));
    await bytes(2);
    expect(kinds).toEqual([true, false]);
    expect(wire.websocket?.allBinary).toBe(false);
  });

  it('stop at the end that the server makes, with its close code', async () => {
    const { closed } = await dial(await listen({ serve: (socket) => socket.close(1003) }), { splitEveryByte });
    expect(await closed).toBe('end close code 1003');
  });

  it('stop at our own end and our own cut, of which the server hears', async () => {
    const codes: Promise<unknown[]>[] = [];
    const url = await listen({ serve: (socket) => codes.push(once(socket, 'close')) });
    const [orderly, cut] = [await dial(url, { splitEveryByte }), await dial(url, { splitEveryByte })];
    orderly.wire.end();
    cut.wire.cut();
    await Promise.all([orderly.closed, cut.closed]);
    const [[first], [second]] = (await Promise.all(codes)) as [unknown[], unknown[]];
    expect([first, second]).toEqual([1000, 1006]);
  });
});

describe('the control', () => {
  it('tells that a ping was not answered, or with other data', async () => {
    const mute = await dial(await listen({ autoPong: false }));
    expect(await mute.wire.websocket?.ping(Uint8Array.of(1))).toBe(false);
    const serve = (socket: WebSocket): unknown => socket.on('ping', () => socket.pong('other'));
    const wrong = await dial(await listen({ autoPong: false, serve }));
    expect(await wrong.wire.websocket?.ping(Uint8Array.of(1))).toBe(false);
  });

  it('tells the code that answers a close, 1006 when none does', async () => {
    const good = await dial(await listen());
    expect(await good.wire.websocket?.close(1001)).toBe(1001);
    const cutting = createServer();
    const webSockets = new WebSocketServer({ server: cutting });
    webSockets.on('connection', (_socket, { socket }) => {
      socket.prependListener('data', ([first]) => {
        if (first === 0x88) socket.destroy();
      });
    });
    const cut = await dial(await urlOf(cutting));
    expect(await cut.wire.websocket?.close(1001)).toBe(1006);
  });

  it('answers at once on a connection that is over', async () => {
    const { wire, closed } = await dial(await listen({ serve: (socket) => socket.terminate() }));
    await closed;
    expect(await wire.websocket?.ping(Uint8Array.of(1))).toBe(false);
    expect(await wire.websocket?.close(1000)).toBe(1006);
    await wire.websocket?.sendText(Uint8Array.of(0x61));
    await wire.write(Uint8Array.of(1));
  });

  it('takes a close frame for the end even if the server leaves the socket open', async () => {
    const http = createServer();
    const webSockets = new WebSocketServer({ noServer: true });
    http.on('upgrade', (request, socket, head) => {
      webSockets.handleUpgrade(request, socket, head, () => {
        socket.removeAllListeners('data');
        socket.resume();
        socket.write(Uint8Array.of(0x88, 2, 0x03, 0xe8));
      });
    });
    const { closed } = await dial(await urlOf(http));
    expect(await closed).toBe('end close code 1000');
  });
});
