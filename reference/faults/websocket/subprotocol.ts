import { fault } from '../fault.ts';

const breaks = { '3.1.1': ['MQTT-6.0.0-4'], '5.0': ['MQTT-6.0.0-4'] } as const;
const select = (name: string) => ({ type: 'select', name }) as const;

export default [
  fault({
    name: 'websocket-subprotocol-not-echoed',
    title: 'The handshake succeeds without naming a subprotocol',
    breaks,
    seenIn: ['moquette#90', 'hbmqtt#21'],
    bendWebSocket: (rules) => ({ ...rules, selectSubprotocol: () => ({ type: 'select-none' }) }),
  }),
  fault({
    name: 'websocket-selects-first-offered',
    title: 'The first subprotocol offered is selected, whatever it is',
    breaks,
    bendWebSocket: (rules) => ({
      ...rules,
      selectSubprotocol: ([first]) => (first === undefined ? { type: 'refuse' } : select(first)),
    }),
  }),
  fault({
    name: 'websocket-selects-last-offered',
    title: 'The last subprotocol offered is selected, whatever it is',
    breaks,
    bendWebSocket: (rules) => ({
      ...rules,
      selectSubprotocol: (offered) => {
        const last = offered.at(-1);
        return last === undefined ? { type: 'refuse' } : select(last);
      },
    }),
  }),
  fault({
    name: 'websocket-subprotocol-in-capitals',
    title: 'The subprotocol selected is MQTT, in capital letters',
    breaks,
    bendWebSocket: (rules) => ({ ...rules, selectSubprotocol: () => select('MQTT') }),
  }),
  fault({
    name: 'websocket-refuses-several-subprotocols',
    title: 'A handshake that offers more than one subprotocol is refused',
    breaks,
    bendWebSocket: (rules) => ({
      ...rules,
      selectSubprotocol: (offered) => (offered.length > 1 ? { type: 'refuse' } : rules.selectSubprotocol(offered)),
    }),
  }),
];
