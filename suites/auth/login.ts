import { scenario } from '../../harness/scenario.ts';
import { logIn } from './_scram.ts';

export default scenario({
  id: 'auth/login',
  title: 'A client that answers the challenge is accepted, and every packet of the exchange names the method',
  statements: { '5.0': ['MQTT-4.12.0-2', 'MQTT-4.12.0-5'] },
  needs: ['enhanced-authentication'],
  lesson: `With enhanced authentication the password never crosses the wire. CONNECT names a method, AUTH packets carry
    the challenge and its answer, and CONNACK ends it with the server's own proof.`,

  async run(stage) {
    const client = await logIn(stage);

    await client.expectOpen();
  },
});
