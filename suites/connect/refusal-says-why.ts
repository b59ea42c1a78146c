import { scenario } from '../../harness/scenario.ts';
import { connectBytes } from './_connect-bytes.ts';

export default scenario({
  id: 'connect/refusal-says-why',
  title: 'A well-formed CONNECT that the server cannot process is answered by a CONNACK that says why',
  statements: { '3.1.1': ['v3.1.1-3.2.2.3-u1'] },
  lesson: `A closed connection may mean anything. A return code tells the client whether it makes sense to come again, and with
    what.`,

  async run(stage) {
    const { open, clientId, observe } = stage;
    const client = await open();

    await client.sendBytes(connectBytes(stage, { protocolLevel: 0x7f, clientId: clientId('a') }));

    const { reasonCode } = await client.expect('connack', (connack) => connack.reasonCode !== 0);
    observe('returnCode', reasonCode);
  },
});
