import { matrix, scenario } from '../../harness/scenario.ts';
import { expectRefused } from '../_refused.ts';
import { refusals, whereRefused } from './_refusals.ts';

/** Where 3.1.1 wants no CONNACK, only 5.0 has one to look at. */
const in5Only = { '5.0': ['MQTT-3.2.2-6', 'MQTT-3.2.2-7'] } as const;

export default matrix({ refusal: refusals }, ({ refusal }) =>
  scenario({
    id: `connect/refused/${refusal.name}`,
    title: `A CONNECT that ${refusal.called} is refused with Session Present 0, though a session is stored, and closed`,
    statements:
      refusal.returnCode === null
        ? in5Only
        : whereRefused(refusal, { '3.1.1': ['MQTT-3.2.2-4', 'MQTT-3.2.2-5'], ...in5Only }),
    lesson: `A CONNACK with a return code other than 0 is the server's last word on the connection. It tells nothing of any
      session.`,

    async run(stage) {
      const { connect, open, clientId } = stage;
      const former = await connect({ clientId: clientId('owner'), cleanSession: false });
      await former.subscribe(stage.topic('a'));
      await former.disconnect();
      const client = await open();

      await client.sendBytes(refusal.bytes(stage, clientId('owner')));

      await expectRefused(stage, client, refusal);
    },
  }),
);
