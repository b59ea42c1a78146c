import { scenario } from '../../harness/scenario.ts';
import { authWith, beginAgain, logIn, method } from './_scram.ts';

export default scenario({
  id: 'auth/again',
  title: 'A connected client can authenticate again, and goes on being served meanwhile',
  statements: { '5.0': ['MQTT-4.12.0-2', 'MQTT-4.12.0-5'] },
  needs: ['enhanced-authentication'],
  lesson: `A long connection outlives many a credential. AUTH with 0x19 begins a new exchange on the open connection; AUTH
    with 0x00 from the server ends it, and nothing else is disturbed.`,

  async run(stage) {
    const client = await logIn(stage);

    const { answer } = await beginAgain(stage, client);
    await client.expectOpen();
    await client.send(authWith(0x18, answer));

    const done = await client.expect('auth', { reasonCode: 0 });
    if (done.properties?.authenticationMethod !== method) {
      stage.fail(`AUTH with Authentication Method ${method}`, `${done.properties?.authenticationMethod ?? 'none'}`, {
        '5.0': ['MQTT-4.12.0-5'],
      });
    }
    await client.expectOpen();
  },
});
