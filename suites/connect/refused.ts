import { matrix, scenario } from '../../harness/scenario.ts';
import { refusals } from './_refusals.ts';

export default matrix({ refusal: refusals }, ({ refusal }) =>
  scenario({
    id: `connect/refused/${refusal.name}`,
    title: `A CONNECT that ${refusal.called} is refused with Session Present 0, though a session is stored, and closed`,
    statements: { '3.1.1': ['MQTT-3.2.2-4', 'MQTT-3.2.2-5'] },
    lesson: `A CONNACK with a return code other than 0 is the server's last word on the connection. It tells nothing of any
      session.`,

    async run(stage) {
      const { connect, open, clientId } = stage;
      const former = await connect({ clientId: clientId('owner'), cleanSession: false });
      await former.subscribe(stage.topic('a'));
      await former.disconnect();
      const client = await open();

      await client.sendBytes(refusal.bytes(stage, clientId('owner')));

      const { demandedBy: statements, returnCode: reasonCode } = refusal;
      await client.expect('connack', { reasonCode }, { statements });
      await client.expectClosed();
    },
  }),
);
