import { fault } from '../fault.ts';

const breaks = { '3.1.1': ['MQTT-6.0.0-1'], '5.0': ['MQTT-6.0.0-1'] } as const;

export default [
  fault({
    name: 'websocket-takes-text',
    title: 'Text frames are read as if they were binary',
    breaks,
    bendWebSocket: (rules) => ({ ...rules, onTextMessage: () => 'take' }),
  }),
  fault({
    name: 'websocket-ignores-text',
    title: 'Text frames are skipped',
    breaks,
    bendWebSocket: (rules) => ({ ...rules, onTextMessage: () => 'ignore' }),
  }),
  fault({
    name: 'websocket-ignores-empty-text',
    title: 'Text frames are skipped when they are empty',
    breaks,
    bendWebSocket: (rules) => ({
      ...rules,
      onTextMessage: (message) => (message.length === 0 ? 'ignore' : rules.onTextMessage(message)),
    }),
  }),
  fault({
    name: 'websocket-takes-text-that-is-a-connect',
    title: 'The kind of the frame is not looked at where a CONNECT comes',
    breaks,
    bendWebSocket: (rules) => ({
      ...rules,
      onTextMessage: (message) => (message[0] === 0x10 ? 'take' : rules.onTextMessage(message)),
    }),
  }),
  fault({
    name: 'websocket-sends-text',
    title: 'Packets whose bytes are all ASCII go out in text frames',
    breaks,
    bendWebSocket: (rules) => ({ ...rules, sendsBinary: (bytes) => bytes.some((byte) => byte >= 0x80) }),
  }),
  fault({
    name: 'websocket-sends-publish-as-text',
    title: 'PUBLISH goes out in text frames',
    breaks,
    bendWebSocket: (rules) => ({ ...rules, sendsBinary: ([first = 0]) => first >> 4 !== 3 }),
  }),
];
