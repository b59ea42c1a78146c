/** Requiring that a CONNECT is accepted, where `connect` of the stage would blame the circumstances. */

import type { Client, Stage } from '../../harness/scenario.ts';

/**
 * Connects with these fields and requires return code 0 and an answer to PINGREQ. A plain CONNECT goes first, to be
 * sure that the fields are all that a server may object to. `mayRefuse`: it may, if it closes the connection.
 */
export async function expectAccepted(
  { connect, open, encode, clientId, observe }: Stage,
  fields: Omit<Extract<Parameters<Client['send']>[0], { readonly type: 'connect' }>, 'type'>,
  { mayRefuse = false }: { readonly mayRefuse?: boolean } = {},
): Promise<void> {
  const plain = await connect();
  await plain.disconnect();
  const client = await open();

  await client.sendBytes(encode({ type: 'connect', clientId: clientId('a'), ...fields }));

  if (mayRefuse) {
    const answer = await client.expectOneOf(['connack']);
    const isAccepted = 'type' in answer && answer.type === 'connack' && answer.reasonCode === 0;
    observe('accepted', isAccepted);
    if (!isAccepted) {
      await client.expectClosed({ statements: { '3.1.1': ['MQTT-3.2.2-5'], '5.0': ['MQTT-3.2.2-7'] } });
      return;
    }
  } else await client.expect('connack', { reasonCode: 0 });
  await client.expectOpen();
  await client.disconnect();
}
