import { matrix, scenario } from '../../harness/scenario.ts';
import { expectRefused } from '../_refused.ts';
import { connectBytes } from './_connect-bytes.ts';

const validated = { '3.1.1': ['MQTT-3.1.2-3'], '5.0': ['MQTT-3.1.2-3'] } as const;

export default matrix({ flags: [0x01, 0x03] }, ({ flags }) =>
  scenario({
    id: `connect/reserved-flag/clean-session-${flags >> 1}`,
    title: `CONNECT with the reserved flag set and Clean Session ${flags >> 1} is closed, in 3.1.1 without a CONNACK`,
    statements: { '3.1.1': ['MQTT-3.1.2-3', 'MQTT-3.1.4-1'], '5.0': ['MQTT-3.1.2-3', 'v5.0-3.1.2.3-u1'] },
    lesson: `Reserved bits are kept free for versions to come. A server that ignored them now could not tell later what a
      client means by them.`,

    async run(stage) {
      const { open, connect, clientId } = stage;
      const control = await connect({ clientId: clientId('a'), cleanSession: flags === 0x03 });
      await control.disconnect();
      const client = await open();

      await client.sendBytes(connectBytes(stage, { flags, clientId: clientId('a') }));

      await expectRefused(stage, client, { returnCode: null, statements: validated });
    },
  }),
);
