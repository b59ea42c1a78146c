/** What only the pipe promises: when its deliveries happen, and what is lost with it. */

import { describe, expect, it } from 'vitest';
import { type BrokerWire, createBroker } from '../broker/index.ts';
import { defaultLimits } from '../broker/limits.ts';
import { createManualClock } from '../clock.ts';
import { fromHex, toHex } from '../codec/hex.ts';
import { openPipe } from './pipe.ts';

/** A pipe takes all at once. */
const unhurried = { congested: () => undefined, drained: () => undefined };

/** Writes down what arrives where, in order. */
function openLogged() {
  const log: string[] = [];
  const wires: BrokerWire[] = [];
  const pipe = openPipe(
    {
      accept: (wire) => {
        wires.push(wire);
        return {
          ...unhurried,
          receive: (chunk) => log.push(`broker ${chunk.join()}`),
          ended: () => log.push('broker ended'),
        };
      },
    },
    { data: (bytes) => log.push(`peer ${bytes.join()}`), closed: () => log.push('peer closed') },
  );
  const [wire] = wires;
  if (wire === undefined) throw new Error('accept was not called');
  return { log, pipe, wire };
}

/** All microtasks have run by the time a macrotask does. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a pipe', () => {
  it('delivers nothing inside the call, and each write as one chunk, in order', async () => {
    const { log, pipe, wire } = openLogged();
    pipe.write(Uint8Array.of(1, 2));
    pipe.write(Uint8Array.of(3));
    wire.send(Uint8Array.of(4));
    expect(log).toEqual([]);
    await settled();
    expect(log).toEqual(['broker 1,2', 'broker 3', 'peer 4']);
  });

  it('copies, so that the writer may use its buffer again', async () => {
    const { log, pipe, wire } = openLogged();
    const bytes = Buffer.of(1);
    pipe.write(bytes);
    wire.send(bytes);
    bytes[0] = 9;
    await settled();
    expect(log).toEqual(['broker 1', 'peer 1']);
  });

  it('ended by the peer delivers what was written before, both ways, and tells both', async () => {
    const { log, pipe, wire } = openLogged();
    pipe.write(Uint8Array.of(1));
    pipe.end();
    pipe.write(Uint8Array.of(2));
    pipe.end();
    wire.send(Uint8Array.of(3));
    await settled();
    expect(log).toEqual(['broker 1', 'broker ended', 'peer 3', 'peer closed']);
  });

  it('destroyed by the peer loses what is under way, and tells both', async () => {
    const { log, pipe, wire } = openLogged();
    pipe.write(Uint8Array.of(1));
    wire.send(Uint8Array.of(2));
    pipe.destroy();
    pipe.destroy();
    pipe.write(Uint8Array.of(3));
    wire.send(Uint8Array.of(4));
    await settled();
    expect(log).toEqual(['broker ended', 'peer closed']);
  });

  it('destroyed after its end still tells each of them once', async () => {
    const { log, pipe } = openLogged();
    pipe.end();
    pipe.destroy();
    await settled();
    pipe.destroy();
    await settled();
    expect(log).toEqual(['broker ended', 'peer closed']);
  });

  it('closed by the broker drops what the peer has under way, and tells the peer', async () => {
    const { log, pipe, wire } = openLogged();
    pipe.write(Uint8Array.of(1));
    wire.send(Uint8Array.of(2));
    wire.close();
    pipe.end();
    await settled();
    expect(log).toEqual(['peer 2', 'peer closed']);
  });

  it('destroyed in the middle of a delivery delivers no more', async () => {
    const log: string[] = [];
    const pipe = openPipe(
      {
        accept: (wire) => {
          for (const value of [1, 2, 3]) wire.send(Uint8Array.of(value));
          return { ...unhurried, receive: () => undefined, ended: () => log.push('broker ended') };
        },
      },
      {
        data: (bytes) => {
          log.push(`peer ${bytes.join()}`);
          pipe.destroy();
        },
        closed: () => log.push('peer closed'),
      },
    );
    await settled();
    expect(log).toEqual(['peer 1', 'peer closed', 'broker ended']);
  });
});

describe('a pipe to the real broker, in virtual time', () => {
  const openReal = () => {
    const clock = createManualClock();
    const log: string[] = [];
    const pipe = openPipe(createBroker({ clock }), {
      data: (bytes) => log.push(toHex(bytes)),
      closed: () => log.push('closed'),
    });
    return { clock, log, pipe };
  };

  it('carries CONNECT and CONNACK without time passing', async () => {
    const { log, pipe } = openReal();
    pipe.write(fromHex('10 0d 00 04 4d 51 54 54 04 02 00 00 00 01 61')); // MQTT 3.1.1, clean session, client id a
    await settled();
    expect(log).toEqual(['20 02 00 00']);
  });

  it('is closed by a timer of the broker', async () => {
    const { clock, log } = openReal();
    clock.advanceTo(defaultLimits.connectTimeoutMs - 1);
    await settled();
    expect(log).toEqual([]);
    clock.advanceTo(defaultLimits.connectTimeoutMs);
    await settled();
    expect(log).toEqual(['closed']);
  });
});
