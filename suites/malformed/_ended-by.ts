/** What shows, for each place of properties, that a packet was not put up with. */

import type { ScenarioSource, Stage } from '../../harness/scenario.ts';
import { carriers, fieldOf, type Place } from './_carriers.ts';
import { userProperty } from './_property-table.ts';
import { expectEachToBeRefused, expectEachToClose, expectUnsolicitedTaken, isUnsolicited } from './_wrong.ts';

/** What a scenario about that place needs: a DISCONNECT is told from others by a Will at QoS 1. */
export function needsOf(place: Place): NonNullable<ScenarioSource['needs']> {
  return place === 'disconnect' ? [{ maxQos: 1 }] : [];
}

/** The same packet with a User Property twice, which all may have, is served: the control. */
export async function expectUserPropertiesServed(stage: Stage, place: Place): Promise<void> {
  if (place === 'disconnect') return;
  const packet = carriers[place](stage, fieldOf(userProperty.bytes, userProperty.bytes));
  if (place === 'connect' || place === 'will') {
    const client = await stage.open();
    await client.sendBytes(packet);
    await client.expect('connack', { reasonCode: 0 });
  } else if (isUnsolicited(place)) {
    await expectUnsolicitedTaken(stage, packet);
  } else {
    const client = await stage.connect();
    await client.sendBytes(packet);
    await client.expectOpen();
  }
}

/** Properties that are wrong where they stand. */
export interface WrongFields {
  /** For people: `PUBLISH with Receive Maximum`. */
  readonly what: string;
  /** Reason Codes that fit beside Malformed Packet and Protocol Error. */
  readonly reasonCodes?: readonly number[];
  /** The bytes of the properties field, each for a connection of its own. */
  readonly fields: readonly Uint8Array[];
}

/** One of the packets with those properties. */
interface Wrong extends Pick<WrongFields, 'what' | 'reasonCodes'> {
  readonly packet: Uint8Array;
}

/** After a good DISCONNECT the Will is gone; after bytes that are none it should not be, though the connection is over. */
async function expectNoneToDisconnect(stage: Stage, wrongs: readonly Wrong[]): Promise<void> {
  const watcher = await stage.connect();
  await watcher.subscribe(['right', 'will'].map(stage.topic), { qos: 1 });
  const good = await stage.connect({ will: { topic: stage.topic('right'), payload: 'unwanted', qos: 1 } });
  await good.sendBytes(carriers.disconnect(stage, fieldOf(userProperty.bytes, userProperty.bytes)));
  await good.end(); // it is the client who closes after DISCONNECT (3.14.4)
  const left = new Map<string, string>();
  for (const { what, packet } of wrongs) {
    const payload = `${left.size}`;
    left.set(payload, what);
    const client = await stage.connect({ will: { topic: stage.topic('will'), payload, qos: 1 } });
    await client.sendBytes(packet);
    await client.expectClosed({ on: what });
  }
  // A Will may come later than the close, and later than what others publish then. Once one has not come, none is waited for.
  while (left.size > 0) {
    const came = await watcher.expect('publish').catch(() => null);
    if (came === null) break;
    if (came.topic !== stage.topic('will'))
      stage.fail('no Will of a client that left by DISCONNECT', `PUBLISH on ${came.topic}`);
    left.delete(new TextDecoder().decode(came.payload));
  }
  await watcher.expectNo('publish', { after: watcher });
  if (left.size > 0) {
    const [first] = left.values();
    stage.warn(
      `expected the Will published after each, got ${left.size} of ${wrongs.length} discarded, first after ${first}`,
    );
  }
}

/** Each must end its connection, and one in a CONNECT must not be accepted. */
export async function expectEachToEnd(stage: Stage, place: Place, wrongs: readonly WrongFields[]): Promise<void> {
  const each = wrongs.flatMap(({ what, reasonCodes = [], fields }) =>
    fields.map((field) => ({ what, reasonCodes, packet: carriers[place](stage, field) })),
  );
  if (place === 'disconnect') return expectNoneToDisconnect(stage, each);
  const expectIt = place === 'connect' || place === 'will' ? expectEachToBeRefused : expectEachToClose;
  for (const { what, reasonCodes = [], packet } of each)
    await expectIt(stage, { what, reasonCodes, packets: () => [packet] });
}
