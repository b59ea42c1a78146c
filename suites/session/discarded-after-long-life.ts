import { matrix, scenario } from '../../harness/scenario.ts';
import { parts } from './_parts.ts';

const returns = 3;

export default matrix({ part: parts }, ({ part }) =>
  scenario({
    id: `session/discarded-after-long-life/${part.name}`,
    title: `Clean Session 1 discards ${part.called}, though the session was returned to ${returns} times`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-6'], '5.0': ['MQTT-3.1.2-4'] },
    lesson: `However long a session has lived, one CONNECT with Clean Session 1 ends it. A client needs
      to know nothing of it for that.`,
    needs: part.needs,

    async run(stage) {
      const { connect, clientId } = stage;
      const owner = { clientId: clientId('owner'), acks: 'manual' } as const;
      const peer = await connect();
      let client = await connect({ ...owner, cleanSession: false });
      const remains = await part.leave(stage, client, peer);
      for (let time = 1; time <= returns; time += 1) {
        await client.disconnect();
        client = await connect({ ...owner, cleanSession: false });
      }
      await client.disconnect();
      await remains.meanwhile();

      const clean = await connect({ ...owner, cleanSession: true });

      await remains.gone(clean);
    },
  }),
);
