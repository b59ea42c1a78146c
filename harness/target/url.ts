/** From the URLs of the command line to a target. */

import type { Declarations } from '../declarations.ts';
import { tcpEndpoint } from '../prober/tcp.ts';
import type { TlsOptions } from '../prober/tls.ts';
import { webSocketEndpoint } from '../prober/websocket.ts';
import type { Endpoint } from '../prober/wire.ts';
import type { Credentials } from '../prober/world.ts';
import { UsageError } from './errors.ts';
import type { Target } from './target.ts';

const schemes = ['mqtt:', 'mqtts:', 'ws:', 'wss:'];

/** What goes for all URLs. */
export interface UrlOptions {
  /** Beats what a URL says. */
  readonly credentials: Credentials;
  /** For enhanced authentication; default: the same. */
  readonly account?: Credentials;
  readonly tls: TlsOptions;
  readonly declared: Declarations;
  /** Milliseconds for which an answer is waited for at least; default: as patience.ts has it. */
  readonly answerMs?: number | undefined;
  /** Where that holds; default: the first URL. */
  readonly declaredUrl?: string;
  /** The one that does without all that can be done without (5.0); default: the first URL. */
  readonly restrictedUrl?: string;
}

function parsed(text: string): URL {
  const hint = 'a URL looks like mqtt://127.0.0.1:1883, mqtts://host, ws://host:8080/mqtt or wss://host/mqtt';
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new UsageError(`"${text}" is no URL: ${hint}`, { cause });
  }
  if (!schemes.includes(url.protocol))
    throw new UsageError(`"${text}" has the scheme ${url.protocol}// which is none of ours: ${hint}`);
  if (url.hostname === '') throw new UsageError(`"${text}" names no host: ${hint}`);
  const isWebSocket = url.protocol.startsWith('ws');
  if (!isWebSocket && !['', '/'].includes(url.pathname))
    throw new UsageError(`"${text}" has a path, which only ws:// and wss:// can have`);
  return url;
}

function endpointOf(url: URL, tls: TlsOptions): Endpoint {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  const shown = bare.href.replace(/\/$/, '');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  switch (url.protocol) {
    case 'mqtt:':
      return tcpEndpoint(shown, host, Number(url.port) || 1883, null);
    case 'mqtts:':
      return tcpEndpoint(shown, host, Number(url.port) || 8883, tls);
    default:
      return webSocketEndpoint(bare.href, url.protocol === 'wss:' ? tls : null);
  }
}

/** Reads the URLs of one broker; throws a UsageError that says what is wrong and what would be right. */
export function targetOf(texts: readonly string[], options: UrlOptions): Target {
  const urls = texts.map(parsed);
  const endpoints = urls.map((url) => endpointOf(url, options.tls));
  const [primary] = endpoints;
  if (primary === undefined) throw new UsageError('no URL was given');
  const twice = urls.find((url, index) => urls.findIndex((other) => other.protocol === url.protocol) !== index);
  if (twice !== undefined)
    throw new UsageError(`two URLs have the scheme ${twice.protocol}//: give each transport of the broker once`);
  const special = (url: string | undefined): Endpoint =>
    url === undefined ? primary : endpointOf(parsed(url), options.tls);
  const login = urls.find((url) => url.username !== '');
  const credentials = {
    ...(login === undefined ? {} : { userName: decodeURIComponent(login.username) }),
    ...(login === undefined || login.password === '' ? {} : { password: decodeURIComponent(login.password) }),
    ...options.credentials,
  };
  return {
    urls: endpoints.map(({ url }) => url),
    endpoints,
    primary,
    webSocket: endpoints.find(({ transport }) => transport === 'ws' || transport === 'wss') ?? null,
    credentials,
    account: options.account ?? credentials,
    declared: options.declared,
    answerMs: options.answerMs,
    declaredEndpoint: special(options.declaredUrl),
    restrictedEndpoint: special(options.restrictedUrl),
  };
}
