import { matrix, scenario } from '../../harness/scenario.ts';
import { expectRefused } from '../_refused.ts';
import { connectBytes } from './_connect-bytes.ts';

const statements = { '3.1.1': ['MQTT-3.1.2-2'], '5.0': ['MQTT-3.1.2-2'] } as const;

export default matrix({ level: [0, 1, 2, 6, 9, 0x7f, 0xff] }, ({ level }) =>
  scenario({
    id: `connect/unknown-level/${level}`,
    title: `CONNECT with protocol level ${level} is refused and closed, in 3.1.1 with CONNACK 1`,
    statements,
    lesson: `The protocol level is the version that the client speaks: 4 for 3.1.1, 5 for 5.0. A server that does not speak it
      says so, that the client may try another; in 5.0 it may as well say nothing.`,

    async run(stage) {
      const client = await stage.open();

      await client.sendBytes(connectBytes(stage, { protocolLevel: level, clientId: stage.clientId('a') }));

      await expectRefused(stage, client, { returnCode: 1, statements });
    },
  }),
);
