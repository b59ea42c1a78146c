import { matrix, scenario } from '../../harness/scenario.ts';
import { parts } from './_parts.ts';

const few = 4;
const many = 60;

export default matrix({ part: parts, returns: [few, many] }, ({ part, returns }) =>
  scenario({
    id: `session/kept-on-every-return/${part.name}${returns === many ? `-${many}-times` : ''}`,
    title: `${part.called.replace(/^a/, 'A').replace(/^the/, 'The')} is still kept when its client returns for the ${returns}th time`,
    statements: part.keptBy,
    lesson: `A kept session lasts until a client asks for a clean one. It does not wear out: what is not acknowledged is sent
      again at every return, not only at the first.`,
    needs: [...part.needs, ...(returns === many ? (['slow'] as const) : [])],

    async run(stage) {
      const { connect, clientId } = stage;
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const peer = await connect();
      let client = await connect(owner);
      const remains = await part.leave(stage, client, peer);

      for (let time = 1; time <= returns; time += 1) {
        await client.disconnect();
        if (time === returns) await remains.meanwhile();
        client = await connect(owner);
      }

      await remains.kept(client);
    },
  }),
);
