/** Requiring that a CONNECT is accepted, where `connect` of the stage would blame the circumstances. */

import type { Client, Stage } from '../../harness/scenario.ts';

/**
 * Connects with these fields and requires return code 0 and an answer to PINGREQ. A plain CONNECT goes first, to be
 * sure that the fields are all that a server may object to.
 */
export async function expectAccepted(
  { connect, open, encode, clientId }: Stage,
  fields: Omit<Extract<Parameters<Client['send']>[0], { readonly type: 'connect' }>, 'type'>,
): Promise<void> {
  const plain = await connect();
  await plain.disconnect();
  const client = await open();

  await client.sendBytes(encode({ type: 'connect', clientId: clientId('a'), ...fields }));

  await client.expect('connack', { reasonCode: 0 });
  await client.expectOpen();
  await client.disconnect();
}
