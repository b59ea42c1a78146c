import { matrix, scenario } from '../../harness/scenario.ts';
import { parts } from './_parts.ts';

export default matrix({ part: parts }, ({ part }) =>
  scenario({
    id: `session/gone-for-good/${part.name}`,
    title: `After a clean session in between, ${part.called} does not come back with Clean Session 0`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-6'], '5.0': ['MQTT-3.1.2-4'] },
    lesson: `A clean session does not set the stored one aside: it destroys it. A client that wants its session ended for good
      connects once with Clean Session 1 and leaves.`,
    needs: part.needs,

    async run(stage) {
      const { connect, clientId } = stage;
      const owner = { clientId: clientId('owner'), acks: 'manual' } as const;
      const peer = await connect();
      const former = await connect({ ...owner, cleanSession: false });
      const remains = await part.leave(stage, former, peer);
      await former.disconnect();
      await remains.meanwhile();

      const between = await connect({ ...owner, cleanSession: true });
      await between.disconnect();
      const back = await connect({ ...owner, cleanSession: false });

      await remains.gone(back);
    },
  }),
);
