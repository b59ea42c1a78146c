import { matrix, scenario } from '../../harness/scenario.ts';
import { ends } from './_ends.ts';
import { parts } from './_parts.ts';

/** Those that cost time or bytes are tried with one part for each flow. */
const rare = ['silence', 'violation'];
const triedWithAllEnds = ['subscription', 'unacknowledged-qos-1', 'owed-pubrel', 'received-qos-2'];

export default matrix({ part: parts, end: ends }, ({ part, end }) => {
  if (part.madeInAbsence && !end.leaves) return null;
  if (rare.includes(end.name) && !triedWithAllEnds.includes(part.name)) return null;

  return scenario({
    id: `session/kept/${part.name}/${end.name}`,
    title: `With Clean Session 0, ${part.called} is kept when the connection ${end.called}`,
    statements: end.in31 ? part.keptBy : { '3.1.1': part.keptBy['3.1.1'] ?? [], '5.0': part.keptBy['5.0'] ?? [] },
    lesson: `With Clean Session 0 the server keeps a session while its client is away, however it left: its subscriptions,
      what waits for it, and every exchange that is half done. So a broken connection costs time and no message.`,
    needs: part.needs,
    mandatedWaitMs: end.mandatedWaitMs,

    async run(stage) {
      const { connect, clientId } = stage;
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const peer = await connect();
      const former = await connect({ ...owner, keepAlive: end.keepAlive });
      const remains = await part.leave(stage, former, peer);

      await end.end(former, stage);
      await remains.meanwhile();
      const back = await connect(owner);

      await remains.kept(back);
    },
  });
});
