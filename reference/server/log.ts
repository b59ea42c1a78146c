/** The broker's log: its events, each at a level, as JSON lines for machines or as text for people. */

import { type DestinationStream, type Logger, pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import { type BrokerEvent, describeEnd, hex, type Observer } from '../broker/index.ts';
import type { LogFormat, LogLevel } from './log-levels.ts';

/** How to log. */
export interface LogOptions {
  readonly level: LogLevel;
  readonly format: LogFormat;
  /** Where the lines go; whoever reads them sets no pace. */
  readonly destination: NodeJS.WritableStream & DestinationStream;
  /** Whether text may be coloured. */
  readonly colour: boolean;
}

/** Makes a log. */
export function createLog({ level, format, destination, colour }: LogOptions): Logger {
  const sink =
    format === 'json'
      ? destination
      : PinoPretty({ destination, colorize: colour, translateTime: 'SYS:HH:MM:ss.l', hideObject: true, sync: true });
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, sink);
}

interface Entry {
  readonly level: LogLevel;
  readonly message: string;
}

/** What a peer made up, without what would move a terminal's cursor. */
const shown = (text: string): string =>
  text.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);

const who = (clientId: string | null): string =>
  clientId === null ? 'a connection without a client' : shown(clientId);

const whence = (address: string | null): string => (address === null ? '' : ` from ${address}`);

function entryOf(event: BrokerEvent): Entry {
  switch (event.type) {
    case 'opened':
      return { level: 'debug', message: `connection${whence(event.address)}` };
    case 'connected': {
      const { clientId, address, version, keepAlive, resumed } = event;
      const how = `MQTT ${version}, Keep Alive ${keepAlive} s, ${resumed ? 'its session goes on' : 'a new session'}`;
      return { level: 'info', message: `${shown(clientId)} connected${whence(address)}: ${how}` };
    }
    case 'refused':
      return { level: 'warn', message: `CONNECT${whence(event.address)} refused with ${hex(event.reasonCode)}` };
    case 'ended': {
      const { why, isOrderly } = describeEnd(event.end);
      return { level: isOrderly ? 'info' : 'warn', message: `${who(event.clientId)} gone: ${why}` };
    }
    case 'subscribed':
      return { level: 'debug', message: `${shown(event.clientId)} subscribed to ${shown(event.topicFilter)}` };
    case 'not-subscribed': {
      const { clientId, topicFilter, limit } = event;
      return { level: 'warn', message: `${shown(clientId)} not subscribed to ${shown(topicFilter)}: ${limit}` };
    }
    case 'unsubscribed':
      return { level: 'debug', message: `${shown(event.clientId)} unsubscribed from ${shown(event.topicFilter)}` };
    case 'published': {
      const { clientId, topic, qos, payloadBytes } = event;
      const what = `${payloadBytes} bytes at QoS ${qos}`;
      return { level: 'trace', message: `${who(clientId)} published ${what} to ${shown(topic)}` };
    }
    case 'dropped':
      return { level: 'debug', message: `a message to ${shown(event.clientId)} dropped: ${event.reason}` };
    case 'congested':
      return { level: 'warn', message: `${who(event.clientId)} reads too slowly` };
    case 'drained':
      return { level: 'info', message: `${who(event.clientId)} has read all` };
  }
}

/** Writes events to a log. */
export function logEvents(log: Logger): Observer {
  return (event) => {
    const { level, message } = entryOf(event);
    // Nothing is made for a line that is not written.
    if (!log.isLevelEnabled(level)) return;
    const { type, ...fields } = event;
    log[level]({ event: type, ...fields }, message);
  };
}
