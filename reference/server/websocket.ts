/**
 * MQTT over WebSocket (chapter 6 of both standards), plain or within TLS: a listener that hands each connection's bytes to
 * a broker.
 */

import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import { type WebSocketRules, webSocketRules } from '../broker/index.ts';
import type { Acceptor } from './acceptor.ts';
import { type Bounds, createBounds } from './bounds.ts';
import { type Attachment, attach, type Farewell } from './connection.ts';
import { closePort, type ListenAddress, type Listener, openPort, urlOf } from './listener.ts';
import { certificateNameOf, type TlsSettings, tlsOptionsOf } from './tls.ts';

/** Shown in the listener's URL when every path is accepted, because clients and proxies expect it. */
const customaryPath = '/mqtt';

/** Close codes of RFC 6455 section 7.4.1; MQTT gives them no meaning. */
const closeCodes: Record<Farewell, number> = { done: 1000, 'going-away': 1001, 'unsupported-data': 1003 };

/** A DISCONNECT, for rules that take the end of a WebSocket for one. */
const disconnect = Uint8Array.of(0xe0, 0);

/**
 * Listens for MQTT over WebSocket. Each path is accepted unless `path` names the only one.
 *
 * What chapter 6 leaves to a server is decided by the rules: a handshake that they refuse is answered with 400 and a
 * sentence, a text message closes the connection with 1003.
 * @throws ListenError when the port cannot be opened, TlsSettingsError when TLS cannot be spoken as asked.
 */
export async function listenWebSocket(
  broker: Acceptor,
  address: ListenAddress & { readonly path?: string; readonly tls?: TlsSettings },
  bounds: Bounds = createBounds(),
  rules: WebSocketRules = webSocketRules,
): Promise<Listener> {
  const { limits } = bounds;
  const attachments = new Set<Attachment>();
  const { tls } = address;
  const turnDown: RequestListener = (_request, response) => {
    response.writeHead(426, { 'Content-Type': 'text/plain', Upgrade: 'websocket', Connection: 'Upgrade, close' });
    response.end('This is an MQTT broker. Connect by WebSocket and offer the subprotocol mqtt.\n');
  };
  const server = tls === undefined ? createServer(turnDown) : createTlsServer(tlsOptionsOf(tls), turnDown);
  const turnAway = bounds.door.guard(server);

  // What the types of ws do not know yet.
  const options: ServerOptions & { closeTimeout: number; maxFragments: number } = {
    server,
    autoPong: false,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.maxMessageBytes,
    maxFragments: limits.maxMessageFragments,
    closeTimeout: limits.lingerMs,
    verifyClient: ({ req }: { req: IncomingMessage }, answer) => {
      const refusal = refusalOf(req, address.path, rules);
      if (refusal === null) answer(true);
      else answer(false, refusal.status, refusal.reason);
    },
    // The answer is written below: ws would write none where none was asked for, whatever the rules say.
    handleProtocols: () => false,
  };
  const webSockets = new WebSocketServer(options);
  webSockets.on('headers', (headers, request) => {
    const choice = rules.selectSubprotocol(offeredBy(request));
    if (choice.type === 'select') headers.push(`Sec-WebSocket-Protocol: ${choice.name}`);
  });
  webSockets.on('connection', (webSocket, request) => {
    const attachment = attachWebSocket(broker, webSocket, request, { bounds, rules, tls });
    attachments.add(attachment);
    webSocket.once('close', () => attachments.delete(attachment));
  });
  // ws repeats the port's errors, which openPort reports.
  webSockets.on('error', () => undefined);

  const port = await openPort(server, address);
  return {
    url: urlOf(tls === undefined ? 'ws' : 'wss', address.host, port, address.path ?? customaryPath),
    port,
    close: () => {
      const closed = closePort(server);
      webSockets.close();
      turnAway();
      server.closeAllConnections();
      for (const attachment of attachments) attachment.hangUp('going-away', limits.shutdownMs);
      return closed;
    },
  };
}

function offeredBy(request: IncomingMessage): readonly string[] {
  const header = request.headers['sec-websocket-protocol'] ?? '';
  return header
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function refusalOf(
  request: IncomingMessage,
  onlyPath: string | undefined,
  rules: WebSocketRules,
): { status: number; reason: string } | null {
  const path = (request.url ?? '').split('?', 1)[0];
  if (onlyPath !== undefined && path !== onlyPath) {
    return { status: 404, reason: `MQTT is served at ${onlyPath} only.\n` };
  }
  if (rules.selectSubprotocol(offeredBy(request)).type !== 'refuse') return null;
  return {
    status: 400,
    reason: 'Offer the WebSocket subprotocol "mqtt" (MQTT-6.0.0-3): none that this broker knows was offered.\n',
  };
}

function attachWebSocket(
  broker: Acceptor,
  webSocket: WebSocket,
  request: IncomingMessage,
  { bounds, rules, tls }: { bounds: Bounds; rules: WebSocketRules; tls: TlsSettings | undefined },
): Attachment {
  const { socket } = request;
  // ws has closed with the fitting code by then; the close event that follows says all that the broker needs.
  webSocket.on('error', () => undefined);
  const attachment = attach(
    broker,
    {
      socket,
      unsentBytes: () => webSocket.bufferedAmount,
      write: (parts) => {
        socket.cork();
        for (const bytes of parts) webSocket.send(bytes, { binary: rules.sendsBinary(bytes) });
        socket.uncork();
      },
      end: (farewell) => webSocket.close(closeCodes[farewell]),
    },
    bounds,
    certificateNameOf(socket, tls),
  );
  const refuse = (): void => attachment.hangUp('unsupported-data', bounds.limits.lingerMs);

  webSocket.on('message', (data: Buffer, isBinary) => {
    const reaction = isBinary ? 'take' : rules.onTextMessage(data);
    if (reaction === 'take') attachment.receive(rules.partRead(data));
    else if (reaction === 'close') refuse();
  });
  webSocket.on('ping', (data) => {
    const reaction = rules.onPing(data);
    if (reaction.type === 'pong') webSocket.pong(reaction.data);
    else if (reaction.type === 'close') refuse();
  });
  webSocket.on('close', (code) => {
    if (rules.meaningOfClose(code) === 'disconnect') attachment.receive(disconnect);
    attachment.closed();
  });
  socket.prependListener('data', (segment) => {
    if (!rules.takesSegment(segment)) socket.destroy();
  });
  const greeting = rules.greeting();
  if (greeting !== null) webSocket.send(greeting);
  return attachment;
}
