import { matrix, scenario } from '../../harness/scenario.ts';
import { expectAccepted } from './_accepted.ts';

export default matrix({ keepAlive: [0, 1, 255, 256, 65_535] }, ({ keepAlive }) =>
  scenario({
    id: `connect/keep-alive-accepted/${keepAlive}`,
    title: `CONNECT with Keep Alive ${keepAlive} is accepted and served`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.4-5'] },
    lesson: `Keep Alive is any number of seconds that two bytes can hold, and 0 for none. The client chooses; only in 5.0 may
      the server answer with another.`,

    // Before 5.0 a server that wants to hear from its clients can only refuse: 3.1.4 lets it have further restrictions.
    run: (stage) =>
      expectAccepted(
        stage,
        { keepAlive },
        { mayRefuse: stage.version !== '5.0' && (keepAlive === 0 || keepAlive === 65_535) },
      ),
  }),
);
