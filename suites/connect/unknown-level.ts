import { matrix, scenario } from '../../harness/scenario.ts';
import { connectBytes } from './_connect-bytes.ts';

export default matrix({ level: [0, 1, 2, 6, 9, 0x7f, 0xff] }, ({ level }) =>
  scenario({
    id: `connect/unknown-level/${level}`,
    title: `CONNECT with protocol level ${level} is answered by CONNACK 1, then closed`,
    statements: { '3.1.1': ['MQTT-3.1.2-2'] },
    lesson: `The protocol level is the version that the client speaks: 4 for 3.1.1. A server that does not speak it says so,
      that the client may try another.`,

    async run({ open, clientId }) {
      const client = await open();

      await client.sendBytes(connectBytes({ protocolLevel: level, clientId: clientId('a') }));

      await client.expect('connack', { reasonCode: 1 });
      await client.expectClosed();
    },
  }),
);
