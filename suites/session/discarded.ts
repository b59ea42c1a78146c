import { matrix, scenario } from '../../harness/scenario.ts';
import { cut, disconnect, takeOver } from './_ends.ts';
import { isKeptUnasked } from './_granted-expiry.ts';
import { parts } from './_parts.ts';
import { cleanTransitions } from './_transitions.ts';

export default matrix(
  { part: parts, transition: cleanTransitions, end: [disconnect, cut, takeOver] },
  ({ part, transition, end }) => {
    if (end !== cut && part.name !== 'subscription') return null;
    const { former: wasClean, next: isClean, name } = transition;

    return scenario({
      id: `session/discarded/${part.name}/${name}/${end.name}`,
      title: `From Clean Session ${wasClean ? 1 : 0} to ${isClean ? 1 : 0}, ${part.called} is gone once the connection ${end.called}`,
      statements: transition.discards,
      lesson: `Clean Session 1 cuts both ways: nothing from before is taken up, and nothing is left behind. Only from 0 to 0
        does a session go on.`,
      needs: part.needs,

      async run(stage) {
        const { connect, clientId } = stage;
        const owner = { clientId: clientId('owner'), acks: 'manual' } as const;
        const peer = await connect();
        const former = await connect({ ...owner, cleanSession: wasClean });
        if (wasClean && !isClean && isKeptUnasked(stage, former)) return;
        const remains = await part.leave(stage, former, peer);

        await end.end(former, stage);
        await remains.meanwhile();
        const back = await connect({ ...owner, cleanSession: isClean });

        await remains.gone(back);
      },
    });
  },
);
