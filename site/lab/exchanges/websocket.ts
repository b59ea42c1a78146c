/** MQTT within a WebSocket: a stream of bytes in binary messages, whose borders mean nothing. */

import type { Exchange, Switch } from '../exchange.ts';

export const webSocketFrames: Exchange = {
  id: 'websocket-frames',
  title: 'Packets and frames are two different things',
  statements: { '3.1.1': ['MQTT-6.0.0-2'], '5.0': ['MQTT-6.0.0-2'] },
  lifelines: ['slow', 'hasty'],
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

  async run({ connect, say }) {
    say('Two WebSockets with the subprotocol mqtt. The first client sends each byte in a frame of its own.');
    const slow = await connect({ clientId: 'slow', framing: 'bytes' });
    say('The broker put the bytes together and understood: its CONNACK is there. A subscription goes the same way.');
    await slow.subscribe('news');
    say('The second client does the opposite.');
    const hasty = await connect({ clientId: 'hasty', framing: 'coalesced' });
    say('Two PUBLISH packets and a PINGREQ, all in one frame. The broker must take them apart.');
    await hasty.publish('news', 'one');
    await hasty.publish('news', 'two');
    await hasty.ping();
    await slow.expectPublishes([{ payload: 'one' }, { payload: 'two' }]);
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
