import { scenario } from '../../harness/scenario.ts';
import { expectRefused } from '../_refused.ts';
import { authWith, beginLogin } from './_scram.ts';

export default scenario({
  id: 'auth/wrong-password',
  title: 'A client whose answer is wrong is not accepted, and its connection is closed',
  statements: { '5.0': ['MQTT-4.12.0-4'] },
  needs: ['enhanced-authentication'],
  lesson: 'The server may refuse at any step. Whether it tells by CONNACK is up to it, the close is not.',

  async run(stage) {
    const { client, answer } = await beginLogin(stage, {}, `not ${stage.account.password}`);

    await client.send(authWith(0x18, answer));

    await expectRefused(stage, client, { returnCode: null, statements: { '5.0': ['MQTT-4.12.0-4'] } });
  },
});
