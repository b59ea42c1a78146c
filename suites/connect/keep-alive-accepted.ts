import { matrix, scenario } from '../../harness/scenario.ts';
import { expectAccepted } from './_accepted.ts';

export default matrix({ keepAlive: [0, 1, 255, 256, 65_535] }, ({ keepAlive }) =>
  scenario({
    id: `connect/keep-alive-accepted/${keepAlive}`,
    title: `CONNECT with Keep Alive ${keepAlive} is accepted and served`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.4-5'] },
    lesson: `Keep Alive is any number of seconds that two bytes can hold, and 0 for none. The client chooses; only in 5.0 may
      the server answer with another.`,

    run: (stage) => expectAccepted(stage, { keepAlive }),
  }),
);
