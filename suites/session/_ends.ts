/** The ways in which the connection of a session comes to its end, beyond which the session is to be looked at. */

import { type Client, forge, type Stage, twoByteInteger, utf8String } from '../../harness/scenario.ts';

/** One way to end. */
export interface End {
  readonly name: string;
  /** In a sentence about the connection. */
  readonly called: string;
  /** Seconds, for the CONNECT of the client whose connection it ends. */
  readonly keepAlive: number;
  readonly mandatedWaitMs: number;
  /** Whether the client is away afterwards; else it is connected until it comes again. */
  readonly leaves: boolean;
  /** Whether it ends the connection in 3.1 too. */
  readonly in31: boolean;
  end(client: Client, stage: Stage): Promise<void>;
}

const silentKeepAlive = 2;
const plain = { keepAlive: 60, mandatedWaitMs: 0, leaves: true, in31: true } as const;

/** The client says good-bye. */
export const disconnect: End = {
  ...plain,
  name: 'disconnect',
  called: 'ended by DISCONNECT',
  end: (client) => client.disconnect(),
};

/** The network fails. */
export const cut: End = { ...plain, name: 'cut', called: 'was cut', end: (client) => client.cut() };

/** The client comes again while it is connected. */
export const takeOver: End = {
  ...plain,
  name: 'take-over',
  called: 'was taken over',
  leaves: false,
  end: async () => undefined,
};

/** The client is not heard from for too long. */
const silence: End = {
  ...plain,
  name: 'silence',
  called: 'was closed for silence',
  keepAlive: silentKeepAlive,
  mandatedWaitMs: 1500 * silentKeepAlive,
  end: async (client, { observe }) => {
    const { keepAlive } = client;
    // A Server Keep Alive of 0: no silence is too long, and a cut has to do.
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

/** The client breaks the protocol. Whether the server sees it is judged elsewhere: one that does not sees a cut. */
const violation: End = {
  ...plain,
  name: 'violation',
  called: 'was closed for a violation',
  in31: false,
  end: async (client, { topic }) => {
    await client.sendBytes(forge(0x36, utf8String(topic('a')), twoByteInteger(client.freshIdentifier())));
    await client.send({ type: 'pingreq' });
    await client.expectOneOf(['pingresp']);
    await client.cut();
  },
};

/** All of them. */
export const ends: readonly End[] = [disconnect, cut, takeOver, silence, violation];
