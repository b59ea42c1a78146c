/** MQTT over WebSocket (chapter 6 of both standards): a listener that hands each connection's bytes to a broker. */

import { createServer, type IncomingMessage } from 'node:http';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import type { Acceptor } from './acceptor.ts';
import { type Attachment, attach, type Farewell } from './connection.ts';
import { type TransportLimits, transportLimits } from './limits.ts';
import { closePort, type ListenAddress, type Listener, openPort, urlOf } from './listener.ts';

/** Shown in the listener's URL when every path is accepted, because clients and proxies expect it. */
const customaryPath = '/mqtt';

/**
 * The subprotocol names we know, best first: `mqtt` is the one that the standard demands [MQTT-6.0.0-3,
 * MQTT-6.0.0-4]; the others are what clients older than the standard, or careless, offer instead.
 */
const subprotocols = ['mqtt', 'mqttv3.1.1', 'mqttv3.1'];

/** Close codes of RFC 6455 section 7.4.1; MQTT gives them no meaning. */
const closeCodes: Record<Farewell, number> = { done: 1000, 'going-away': 1001, 'unsupported-data': 1003 };

/**
 * Listens for MQTT over WebSocket. Each path is accepted unless `path` names the only one.
 *
 * The client must offer a subprotocol that we know, and is answered with the best of them; without one the handshake is
 * refused with 400 and a sentence. The standard binds only the client here, but whoever omits the name is most likely
 * not speaking MQTT, and would otherwise wait in silence for the reason why nothing works.
 * A text message closes the connection with 1003 [MQTT-6.0.0-1].
 * @throws ListenError when the port cannot be opened.
 */
export async function listenWebSocket(
  broker: Acceptor,
  address: ListenAddress & { readonly path?: string },
  limits: TransportLimits = transportLimits,
): Promise<Listener> {
  const attachments = new Set<Attachment>();
  const server = createServer(
    {
      headersTimeout: limits.handshakeTimeoutMs,
      requestTimeout: limits.handshakeTimeoutMs,
      connectionsCheckingInterval: Math.min(limits.handshakeTimeoutMs, 1_000),
    },
    (_request, response) => {
      response.writeHead(426, { 'Content-Type': 'text/plain', Upgrade: 'websocket', Connection: 'Upgrade, close' });
      response.end('This is an MQTT broker. Connect by WebSocket and offer the subprotocol mqtt.\n');
    },
  );
  server.maxConnections = limits.maxConnections;

  const options: ServerOptions & { closeTimeout: number } = {
    server,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.maxMessageBytes,
    closeTimeout: limits.lingerMs,
    verifyClient: ({ req }: { req: IncomingMessage }, answer) => {
      const refusal = refusalOf(req, address.path);
      if (refusal === null) answer(true);
      else answer(false, refusal.status, refusal.reason);
    },
    handleProtocols: (offered) => subprotocols.find((name) => offered.has(name)) ?? false,
  };
  const webSockets = new WebSocketServer(options);
  webSockets.on('connection', (webSocket, request) => {
    const attachment = attachWebSocket(broker, webSocket, request, limits);
    attachments.add(attachment);
    webSocket.once('close', () => attachments.delete(attachment));
  });
  // ws repeats the port's errors, which openPort reports.
  webSockets.on('error', () => undefined);

  const port = await openPort(server, address);
  return {
    url: urlOf('ws', address.host, port, address.path ?? customaryPath),
    port,
    close: () => {
      const closed = closePort(server);
      webSockets.close();
      server.closeAllConnections();
      for (const attachment of attachments) attachment.hangUp('going-away', limits.shutdownMs);
      return closed;
    },
  };
}

function refusalOf(request: IncomingMessage, onlyPath: string | undefined): { status: number; reason: string } | null {
  const path = (request.url ?? '').split('?', 1)[0];
  if (onlyPath !== undefined && path !== onlyPath) {
    return { status: 404, reason: `MQTT is served at ${onlyPath} only.\n` };
  }
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (subprotocols.some((name) => offered.includes(name))) return null;
  return {
    status: 400,
    reason: 'Offer the WebSocket subprotocol "mqtt" (MQTT-6.0.0-3): none that this broker knows was offered.\n',
  };
}

function attachWebSocket(
  broker: Acceptor,
  webSocket: WebSocket,
  request: IncomingMessage,
  limits: TransportLimits,
): Attachment {
  // ws has closed with the fitting code by then; the close event that follows says all that the broker needs.
  webSocket.on('error', () => undefined);
  const attachment = attach(
    broker,
    {
      socket: request.socket,
      unsentBytes: () => webSocket.bufferedAmount,
      write: (bytes) => webSocket.send(bytes, { binary: true }),
      end: (farewell) => webSocket.close(closeCodes[farewell]),
    },
    limits,
  );
  webSocket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) attachment.receive(data);
    else attachment.hangUp('unsupported-data', limits.lingerMs);
  });
  webSocket.on('close', attachment.ended);
  return attachment;
}
