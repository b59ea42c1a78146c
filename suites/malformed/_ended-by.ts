/** What shows, for each place of properties, that a packet was not put up with. */

import type { Stage } from '../../harness/scenario.ts';
import { carriers, fieldOf, type Place } from './_carriers.ts';
import { userProperty } from './_property-table.ts';
import { expectEachToBeRefused, expectEachToClose, type Wrong } from './_wrong.ts';

/** The same packet with a User Property twice, which all may have, is served: the control. */
export async function expectUserPropertiesServed(stage: Stage, place: Place): Promise<void> {
  if (place === 'disconnect') return;
  const packet = carriers[place](stage, fieldOf(userProperty.bytes, userProperty.bytes));
  if (place === 'connect' || place === 'will') {
    const client = await stage.open();
    await client.sendBytes(packet);
    await client.expect('connack', { reasonCode: 0 });
  } else {
    const client = await stage.connect();
    await client.sendBytes(packet);
    await client.expectOpen();
  }
}

/** After a good DISCONNECT the Will is gone; after bytes that are none it should not be, though the connection is over. */
async function expectNoneToDisconnect(stage: Stage, wrong: Pick<Wrong, 'what' | 'packets'>): Promise<void> {
  const watcher = await stage.connect();
  await watcher.subscribe(['right', 'will'].map(stage.topic), { qos: 1 });
  const good = await stage.connect({ will: { topic: stage.topic('right'), payload: 'unwanted', qos: 1 } });
  await good.sendBytes(carriers.disconnect(stage, fieldOf(userProperty.bytes, userProperty.bytes)));
  await good.expectClosed({ on: 'a DISCONNECT' });
  const packets = wrong.packets(stage);
  for (const packet of packets) {
    const client = await stage.connect({ will: { topic: stage.topic('will'), payload: 'will', qos: 1 } });
    await client.sendBytes(packet);
    await client.expectClosed({ on: wrong.what });
  }
  // A Will may come later than the close, and later than what others publish then.
  let discarded = packets.length;
  for (; discarded > 0; discarded -= 1) {
    const came = await watcher.expect('publish').catch(() => null);
    if (came === null) break;
    if (came.topic !== stage.topic('will'))
      stage.fail('no Will of a client that left by DISCONNECT', `PUBLISH on ${came.topic}`);
  }
  await watcher.expectNo('publish', { after: watcher });
  if (discarded > 0) stage.warn(`expected the Will published after each ${wrong.what}, got ${discarded} discarded`);
}

/** Each of the packets must end its connection, and one that is a CONNECT must not be accepted. */
export async function expectEachToEnd(
  stage: Stage,
  place: Place,
  what: string,
  fields: readonly Uint8Array[],
): Promise<void> {
  const wrong = { what, packets: () => fields.map((field) => carriers[place](stage, field)) };
  if (place === 'connect' || place === 'will') await expectEachToBeRefused(stage, wrong);
  else if (place === 'disconnect') await expectNoneToDisconnect(stage, wrong);
  else await expectEachToClose(stage, wrong);
}
