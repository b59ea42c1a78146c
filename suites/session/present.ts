import { matrix, scenario } from '../../harness/scenario.ts';
import { cut, disconnect, takeOver } from './_ends.ts';
import { expectSessionPresent } from './_present.ts';

const wordFor = (clean: boolean): string => (clean ? 'clean' : 'kept');

export default matrix(
  { former: [false, true], next: [false, true], end: [disconnect, cut, takeOver] },
  ({ former, next, end }) => {
    const present = !former && !next;

    return scenario({
      id: `session/present/${wordFor(former)}-then-${wordFor(next)}/${end.name}`,
      title: `Session Present is ${present ? 1 : 0} from Clean Session ${former ? 1 : 0} to ${next ? 1 : 0} when the former connection ${end.called}`,
      statements: {
        '3.1.1': [next ? 'MQTT-3.2.2-1' : present ? 'MQTT-3.2.2-2' : 'MQTT-3.2.2-3'],
      },
      lesson: `Session Present tells a client whether the server still knows its session, even one in which nothing is held. If
        it does not, the client has to subscribe again.`,

      async run(stage) {
        const owner = { clientId: stage.clientId('owner') };
        const before = await stage.connect({ ...owner, cleanSession: former });
        await end.end(before, stage);

        const client = await stage.connect({ ...owner, cleanSession: next });

        expectSessionPresent(stage, client, present);
      },
    });
  },
);
