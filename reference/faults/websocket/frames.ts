import { fault } from '../fault.ts';

const breaks = { '3.1.1': ['MQTT-6.0.0-2'], '5.0': ['MQTT-6.0.0-2'] } as const;
const nothing = new Uint8Array(0);

/** Bytes of the first packet in a message, as far as it is there; enough for packets of up to 16,383 bytes. */
function firstPacketBytes([, low = 0, high = 0]: Uint8Array): number {
  return low < 0x80 ? 2 + low : 3 + (low & 0x7f) + high * 128;
}

const losing = (from: number, to: number) =>
  fault({
    name: `websocket-loses-frames-of-${from}-bytes`,
    title: `Messages of ${from === to ? from : `${from} or more`} bytes are lost`,
    breaks: { '3.1.1': ['MQTT-6.0.0-2', 'MQTT-7.1.1-1'], '5.0': ['MQTT-6.0.0-2', 'MQTT-4.2-1'] },
    bendWebSocket: (rules) => ({
      ...rules,
      partRead: (message) => (message.length >= from && message.length <= to ? nothing : rules.partRead(message)),
    }),
  });

export default [
  fault({
    name: 'websocket-first-packet-of-a-frame-only',
    title: 'Only the first packet in a frame is read',
    breaks,
    bendWebSocket: (rules) => ({
      ...rules,
      partRead: (message) => (message.length < 0x4000 ? message.subarray(0, firstPacketBytes(message)) : message),
    }),
  }),
  fault({
    name: 'websocket-whole-packets-only',
    title: 'A frame that begins with less than a whole packet is skipped',
    breaks,
    seenIn: ['mongoose#232', 'mqtt-packet#123'],
    bendWebSocket: (rules) => ({
      ...rules,
      partRead: (message) =>
        message.length < 0x4000 && firstPacketBytes(message) > message.length ? nothing : message,
    }),
  }),
  fault({
    name: 'websocket-half-packet-at-end-dropped',
    title: 'Of a frame that is longer than its first packet, a last byte that begins another is dropped',
    breaks,
    bendWebSocket: (rules) => ({
      ...rules,
      partRead: (message) => (firstPacketBytes(message) === message.length - 1 ? message.subarray(0, -1) : message),
    }),
  }),
  losing(1, 1),
  losing(2, 2),
  losing(125, 125),
  losing(126, 126),
  losing(127, 127),
  losing(20_000, 20_000),
  losing(65_535, 65_535),
  losing(65_536, 65_536),
  losing(100_000, Number.MAX_SAFE_INTEGER),
  fault({
    name: 'websocket-cuts-large-messages',
    title: 'A message is cut at 64 KiB',
    breaks,
    bendWebSocket: (rules) => ({ ...rules, partRead: (message) => message.subarray(0, 0x1_0000) }),
  }),
  fault({
    name: 'websocket-frame-header-in-one-segment',
    title: 'A frame header that arrives in two TCP segments ends the connection',
    breaks,
    seenIn: ['mosquitto#3721'],
    bendWebSocket: (rules) => ({ ...rules, takesSegment: ({ length }) => length > 1 }),
  }),
  fault({
    name: 'websocket-no-fragments',
    title: 'A message of several frames ends the connection',
    breaks,
    bendWebSocket: (rules) => ({ ...rules, takesSegment: ([first]) => first !== 0x02 }),
  }),
];
