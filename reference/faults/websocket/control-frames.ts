import { fault } from '../fault.ts';

/** The first byte of a close frame. */
const closeFrame = 0x88;

export default [
  fault({
    name: 'websocket-ping-unanswered',
    title: 'A ping frame is not answered',
    breaks: { '3.1.1': [], '5.0': [] },
    bendWebSocket: (rules) => ({ ...rules, onPing: () => ({ type: 'ignore' }) }),
  }),
  fault({
    name: 'websocket-pong-without-data',
    title: 'The pong frame does not hold the data of the ping frame',
    breaks: { '3.1.1': [], '5.0': [] },
    bendWebSocket: (rules) => ({ ...rules, onPing: () => ({ type: 'pong', data: new Uint8Array(0) }) }),
  }),
  fault({
    name: 'websocket-ping-closes',
    title: 'A ping frame is taken for data of the wrong kind and ends the connection',
    breaks: { '3.1.1': ['MQTT-6.0.0-1'], '5.0': ['MQTT-6.0.0-1'] },
    bendWebSocket: (rules) => ({ ...rules, onPing: () => ({ type: 'close' }) }),
  }),
  fault({
    name: 'websocket-close-unanswered',
    title: 'A close frame is answered by cutting the connection',
    breaks: { '3.1.1': [], '5.0': [] },
    bendWebSocket: (rules) => ({ ...rules, takesSegment: ([first]) => first !== closeFrame }),
  }),
  fault({
    name: 'websocket-close-is-a-disconnect',
    title: 'A close frame with code 1000 is taken for DISCONNECT, so that no Will is published',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    bendWebSocket: (rules) => ({
      ...rules,
      meaningOfClose: (code) => (code === 1000 ? 'disconnect' : rules.meaningOfClose(code)),
    }),
  }),
  fault({
    name: 'websocket-going-away-is-a-disconnect',
    title: 'A close frame with code 1001 is taken for DISCONNECT, so that no Will is published',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    bendWebSocket: (rules) => ({
      ...rules,
      meaningOfClose: (code) => (code === 1001 ? 'disconnect' : rules.meaningOfClose(code)),
    }),
  }),
  fault({
    name: 'websocket-greets',
    title: 'The server sends a packet as soon as the WebSocket is open',
    breaks: { '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-1'] },
    bendWebSocket: (rules) => ({ ...rules, greeting: () => Uint8Array.of(0xd0, 0) }),
  }),
];
