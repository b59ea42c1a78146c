import { matrix, scenario } from '../../harness/scenario.ts';
import { cut, disconnect, takeOver } from './_ends.ts';
import { isKeptUnasked } from './_granted-expiry.ts';
import { expectSessionPresent, presentStatements } from './_present.ts';

const wordFor = (clean: boolean): string => (clean ? 'clean' : 'kept');

export default matrix(
  { former: [false, true], next: [false, true], end: [disconnect, cut, takeOver] },
  ({ former, next, end }) =>
    scenario({
      id: `session/present/${wordFor(former)}-then-${wordFor(next)}/${end.name}`,
      title: `Session Present is ${former || next ? 0 : 1} from Clean Session ${former ? 1 : 0} to ${next ? 1 : 0} when the former connection ${end.called}`,
      statements: presentStatements(next, !former),
      lesson: `Session Present tells a client whether the server still knows its session. If it does not, the client has to
        subscribe again, and what it has not had by now it will not get.`,

      async run(stage) {
        const owner = { clientId: stage.clientId('owner') };
        const before = await stage.connect({ ...owner, cleanSession: former });
        if (former && !next && isKeptUnasked(stage, before)) return;
        await before.subscribe(stage.topic('a'), { qos: 1 });
        await end.end(before, stage);

        const client = await stage.connect({ ...owner, cleanSession: next });

        expectSessionPresent(stage, client, { cleanSession: next, stored: !former });
      },
    }),
);
