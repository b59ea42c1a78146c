import type { Connect } from '../../codec/index.ts';
import { fault } from '../fault.ts';

export default [
  fault({
    name: 'server-keep-alive-not-kept',
    title: 'A Server Keep Alive is told, and the one that the client asked for is gone by',
    breaks: { '5.0': ['MQTT-3.1.2-22'] },
    bend: (rules) => {
      const counted = new WeakSet<Connect>();
      return {
        ...rules,
        // It is asked for twice: first for the watch over the silence, then for CONNACK.
        serverKeepAlive: (connect, settings) => {
          if (counted.has(connect)) return rules.serverKeepAlive(connect, settings);
          counted.add(connect);
          return null;
        },
      };
    },
  }),
  fault({
    name: 'server-keep-alive-untold',
    title: 'A Keep Alive other than the one that the client asked for is gone by, and not told',
    breaks: { '5.0': ['MQTT-3.2.2-22'] },
    bend: (rules) => ({
      ...rules,
      connackProperties: (connect, offer) => ({
        ...rules.connackProperties(connect, offer),
        serverKeepAlive: undefined,
      }),
    }),
  }),
];
