/** The ways in which a client can be lost, each of which makes the server publish its Will (3.1.2.5). */

import { byte, type Client, forge, hex, type Stage, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

/** One way to die. */
export interface Death {
  readonly name: string;
  /** In a sentence: the Will of a client that ... */
  readonly called: string;
  /** The versions in which it is a death: 3.1 does not name them all, and 5.0 has more. */
  readonly versions: readonly ('3.1' | '3.1.1' | '5.0')[];
  /** Seconds, for the CONNECT of the one who dies. */
  readonly keepAlive: number;
  readonly mandatedWaitMs: number;
  /** Resolves when the broker has had what it takes to know of the death. */
  die(client: Client, stage: Stage): Promise<void>;
}

const everywhere = ['3.1', '3.1.1', '5.0'] as const;
const plain = { versions: ['3.1.1', '5.0'], keepAlive: 60, mandatedWaitMs: 0 } as const;

const silentKeepAlive = 1; // second

/** The network fails. */
export const cut: Death = {
  ...plain,
  name: 'cut',
  called: 'is cut off',
  versions: everywhere,
  die: (client) => client.cut(),
};

const ended: Death = {
  ...plain,
  name: 'end',
  called: 'ends the stream without DISCONNECT',
  die: (client) => client.end(),
};

const silence: Death = {
  name: 'keep-alive',
  called: 'is silent for longer than its Keep Alive allows',
  versions: everywhere,
  keepAlive: silentKeepAlive,
  mandatedWaitMs: 1500 * silentKeepAlive,
  die: async (client, { observe }) => {
    const { keepAlive } = client;
    // A Server Keep Alive may take the place of what was asked for; where it is 0 no silence is too long, and a cut has to do.
    if (keepAlive === 0) {
      observe('serverKeepAlive', keepAlive);
      return client.cut();
    }
    await client.expectClosed({
      atMs: 1500 * keepAlive,
      statements: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
    });
  },
};

/** Stops in the middle of a packet; by the end of the stream, which unlike a cut lets these bytes arrive. */
const unfinished = (name: string, called: string, bytes: Uint8Array): Death => ({
  ...plain,
  name,
  called,
  die: async (client) => {
    await client.sendBytes(bytes);
    await client.end();
  },
});

/**
 * Breaks the protocol. That the broker closes for it is judged elsewhere: one that does not is left by a cut, and that is
 * a death as well.
 */
const violation = (name: string, called: string, make: (client: Client, stage: Stage) => Uint8Array): Death => ({
  ...plain,
  name,
  called,
  die: async (client, stage) => {
    await client.sendBytes(make(client, stage));
    await client.send({ type: 'pingreq' });
    const closed = await client.expectOneOf(['pingresp']).then(
      (answer) => !('type' in answer),
      () => false, // it waits for the rest of what it takes for a longer packet
    );
    stage.observe('closedByBroker', closed);
    await client.cut();
  },
});

/** DISCONNECT with a reason code other than Normal disconnection: the client goes, and its Will stays (3.14.2.1). */
const disconnect = (reasonCode: number, called: string): Death => ({
  ...plain,
  versions: ['5.0'],
  name: `disconnect-${reasonCode.toString(16).padStart(2, '0')}`,
  called,
  die: async (client) => {
    await client.send({ type: 'disconnect', reasonCode });
    await client.end();
  },
});

/** All that need nobody but the client itself; a take-over needs another. */
export const deaths: readonly Death[] = [
  cut,
  ended,
  silence,
  unfinished('in-mid-packet', 'is lost in the middle of a PUBLISH', hex('30 7f 00 01')),
  unfinished('in-mid-disconnect', 'is lost in the middle of DISCONNECT', hex('e0')),
  violation('second-connect', 'sends a second CONNECT, with another Will', ({ clientId }, { encode, topic }) =>
    encode({ type: 'connect', clientId, will: { topic: topic('will'), payload: 'of the second', qos: 1 } }),
  ),
  violation('publish-qos-3', 'sends a PUBLISH at QoS 3', (_client, stage) =>
    forge(0x36, utf8String(stage.topic('a')), twoByteInteger(9), propertiesIn(stage)),
  ),
  violation('publish-wildcard', 'sends a PUBLISH to a wildcard', (_client, stage) =>
    forge(0x30, utf8String(stage.topic('#')), propertiesIn(stage), hex('78')),
  ),
  violation('ill-formed-text', 'sends a PUBLISH whose Topic Name is no UTF-8', (_client, stage) =>
    forge(0x30, hex('00 02 c3 28'), propertiesIn(stage)),
  ),
  violation('subscribe-flags', 'sends a SUBSCRIBE with wrong reserved flags', (_client, stage) =>
    forge(0x80, twoByteInteger(9), propertiesIn(stage), utf8String(stage.topic('a')), byte(0)),
  ),
  violation('reserved-type', 'sends a packet of a reserved type', () => hex('f0 00')),
  violation('from-server', 'sends a packet that only a server sends', (_client, stage) =>
    forge(0x20, hex('00 00'), propertiesIn(stage)),
  ),
  violation('endless-length', 'sends a Remaining Length of five bytes', () => hex('30 ff ff ff ff 7f')),
  violation('disconnect-lowest-flag', 'sends a DISCONNECT whose lowest reserved flag is 1', () => hex('e1 00')),
  violation('disconnect-highest-flag', 'sends a DISCONNECT whose highest reserved flag is 1', () => hex('e8 00')),
  disconnect(0x04, 'sends DISCONNECT and asks for its Will'),
  disconnect(0x80, 'sends DISCONNECT for an unspecified error'),
  disconnect(0x82, 'sends DISCONNECT for a protocol error'),
  disconnect(0x97, 'sends DISCONNECT for an exceeded quota'),
  {
    ...violation('disconnect-ff', 'sends DISCONNECT with a reason code that there is not', () => hex('e0 01 ff')),
    versions: ['5.0'],
  },
];
