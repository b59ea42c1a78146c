/** The figures of a broker for Prometheus, over HTTP. */

import { createServer } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Statistics } from '../broker/index.ts';
import type { Backlog } from './backlog.ts';
import { closePort, type ListenAddress, type Listener, openPort, urlOf } from './listener.ts';

/** What is measured. */
export interface Measured {
  readonly statistics: Statistics;
  readonly backlog: Backlog;
}

type Labelled = Readonly<Record<string, number>>;

/** Each figure is read off the broker when it is asked for; a record has one for each value of its label. */
function figuresOf({ statistics, backlog }: Measured) {
  const { counters } = statistics;
  return {
    counters: {
      mqtt_sockets_total: ['Network Connections that came', () => counters.connections],
      mqtt_connects_total: ['CONNECT packets that came', () => counters.connects],
      mqtt_packets_received_total: ['packets of any type that came', () => counters.messagesReceived],
      mqtt_packets_sent_total: ['packets of any type that were sent', () => counters.messagesSent],
      mqtt_bytes_received_total: ['bytes that came', () => counters.bytesReceived],
      mqtt_bytes_sent_total: ['bytes that were sent', () => counters.bytesSent],
      mqtt_publish_received_total: ['PUBLISH packets that came', () => counters.publishReceived, 'qos'],
      mqtt_publish_sent_total: ['PUBLISH packets that were sent', () => counters.publishSent, 'qos'],
      mqtt_publish_dropped_total: ['messages that a subscriber did not get', () => counters.dropped, 'reason'],
      mqtt_sessions_expired_total: ['sessions whose client stayed away too long', () => counters.clientsExpired],
    },
    gauges: {
      mqtt_connections: ['Network Connections open', () => statistics.connections],
      mqtt_clients_connected: ['clients connected', () => statistics.clientsConnected],
      mqtt_clients_disconnected: ['absent clients whose session is kept', () => statistics.clientsDisconnected],
      mqtt_subscriptions: ['subscriptions', () => statistics.subscriptions],
      mqtt_shared_subscriptions: ['Shared Subscriptions', () => statistics.sharedSubscriptions],
      mqtt_retained_messages: ['retained messages', () => statistics.retainedMessages],
      mqtt_retained_bytes: ['weight of the retained messages', () => statistics.retainedBytes],
      mqtt_queued_messages: ['messages that wait for clients', () => statistics.messagesQueued],
      mqtt_in_flight_messages: ['messages not acknowledged yet', () => statistics.messagesInFlight],
      mqtt_held_bytes: ['weight of the messages queued and in flight', () => statistics.heldBytes],
      mqtt_outbound_bytes: ['bytes that slow readers have yet to read', () => backlog.totalBytes],
      mqtt_slow_clients: ['connections that read too slowly now', () => backlog.slowCount],
      mqtt_uptime_seconds: ['since the start', () => statistics.uptimeMs / 1000],
    },
  } as const satisfies Record<string, Record<string, readonly [string, () => number | Labelled, string?]>>;
}

/** Registers the broker's figures, and those of Node: heap, event loop, garbage collection. */
function createRegistry(measured: Measured): Registry {
  const registry = new Registry();
  const registers = [registry];
  const { counters, gauges } = figuresOf(measured);
  for (const [name, [help, read, label]] of Object.entries<readonly [string, () => number | Labelled, string?]>(
    counters,
  )) {
    new Counter({
      name,
      help,
      registers,
      labelNames: label === undefined ? [] : [label],
      collect() {
        this.reset();
        const figure = read();
        if (typeof figure === 'number') this.inc(figure);
        else for (const [value, count] of Object.entries(figure)) this.inc({ [label ?? '']: value }, count);
      },
    });
  }
  for (const [name, [help, read]] of Object.entries(gauges)) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }
  collectDefaultMetrics({ register: registry });
  return registry;
}

/**
 * Serves the figures at `/metrics`. Under `node --expose-gc` garbage is collected first, so that the heap is what is
 * really held.
 * @throws ListenError when the port cannot be opened.
 */
export async function listenMetrics(measured: Measured, address: ListenAddress): Promise<Listener> {
  const registry = createRegistry(measured);
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('The metrics are at /metrics.\n');
      return;
    }
    globalThis.gc?.();
    response.writeHead(200, { 'Content-Type': registry.contentType }).end(await registry.metrics());
  });
  const port = await openPort(server, address);
  return {
    url: urlOf('http', address.host, port, '/metrics'),
    port,
    close: () => {
      const closed = closePort(server);
      server.closeAllConnections();
      registry.clear();
      return closed;
    },
  };
}
