import { matrix, scenario } from '../../harness/scenario.ts';
import { expectSessionPresent, presentStatements } from './_present.ts';

export default matrix({ cleanSession: [false, true] }, ({ cleanSession }) =>
  scenario({
    id: `session/present-at-first/${cleanSession ? 'clean' : 'kept'}`,
    title: `Session Present is 0 for a client id never seen, with Clean Session ${cleanSession ? 1 : 0}`,
    statements: presentStatements(cleanSession, false),
    lesson: 'Where there was no session, none is present. The server makes one, and says that it is new.',

    async run(stage) {
      const client = await stage.connect({ clientId: stage.clientId('never-seen'), cleanSession });

      expectSessionPresent(stage, client, { cleanSession, stored: false });
    },
  }),
);
