/** MQTT within a WebSocket: a stream of bytes in binary messages, whose borders mean nothing. */

import { concat } from '../../../harness/prober/bytes.ts';
import type { Exchange, Switch } from '../exchange.ts';

export const webSocketFrames: Exchange = {
  id: 'websocket-frames',
  title: 'Packets and frames are two different things',
  statements: { '3.1.1': ['MQTT-6.0.0-2'], '5.0': ['MQTT-6.0.0-2'] },
  lifelines: ['browser'],
  transport: 'ws',
  switches: [
    {
      fault: 'websocket-first-packet-of-a-frame-only',
      tells: 'only the first packet of a frame is read',
      scenario: 'websocket/frames/three-packets-in-one-frame',
    },
    {
      fault: 'websocket-whole-packets-only',
      tells: 'a frame that begins with half a packet is skipped',
      scenario: 'websocket/frames/first-byte-apart',
    },
  ],

  async run({ open, encode, say }) {
    say('The browser opened a WebSocket with the subprotocol mqtt. Now it sends half a CONNECT in one binary frame …');
    const browser = await open();
    const connect = encode({ type: 'connect', clientId: 'browser' });
    await browser.sendBytes(connect.subarray(0, 7));
    say('… and the other half in the next. The broker must put them together.');
    await browser.sendBytes(connect.subarray(7));
    await browser.expect('connack', { reasonCode: 0 });
    say('Then the opposite: SUBSCRIBE and PINGREQ in one frame. The broker must take them apart.');
    const subscribe = {
      type: 'subscribe',
      packetIdentifier: 1,
      subscriptions: [{ topicFilter: 'news', qos: 0 }],
    } as const;
    await browser.sendBytes(concat([encode(subscribe), encode({ type: 'pingreq' })]));
    await browser.expect('suback', { packetIdentifier: 1 });
    await browser.expect('pingresp');
  },
};

export const webSocketText: Exchange = {
  id: 'websocket-text',
  title: 'Binary frames only',
  statements: { '3.1.1': ['MQTT-6.0.0-1'], '5.0': ['MQTT-6.0.0-1'] },
  lifelines: ['browser'],
  transport: 'ws',
  switches: [
    {
      fault: 'websocket-takes-text',
      tells: 'the text frame is read as if it were binary',
      scenario: 'websocket/text-frame/a-publish',
    },
    { fault: 'websocket-ignores-text', tells: 'the text frame is skipped', scenario: 'websocket/text-frame/a-publish' },
  ],

  async run({ connect, encode, say }) {
    say('A browser that is connected, with a good CONNECT in a binary frame.');
    const browser = await connect({ clientId: 'browser' });
    say('Then it sends a PINGREQ, two good bytes, but as a text frame. The broker must close the connection.');
    await browser.websocket?.sendText(encode({ type: 'pingreq' }));
    await browser.expectClosed({ on: 'a text frame' });
  },
};

/** Departures of the handshake, before any packet. */
export const handshakeSwitches: readonly Switch[] = [
  {
    fault: 'websocket-selects-first-offered',
    tells: 'the first name offered is selected, whatever it is',
    scenario: 'websocket/subprotocol/behind-unknown-ones',
  },
  {
    fault: 'websocket-subprotocol-in-capitals',
    tells: 'the name selected is MQTT, which nobody offered',
    scenario: 'websocket/subprotocol/alone',
  },
  {
    fault: 'websocket-subprotocol-not-echoed',
    tells: 'the handshake succeeds and names no subprotocol, so that browsers give up',
    scenario: 'websocket/subprotocol/alone',
  },
];
