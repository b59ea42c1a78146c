import { scenario } from '../../harness/scenario.ts';
import { expectRefused } from '../_refused.ts';

export default scenario({
  id: 'auth/unknown-method',
  title: 'A CONNECT by an Authentication Method that nobody knows ends the connection',
  statements: { '5.0': ['MQTT-4.12.0-1'] },
  lesson: `A server that does not know the method cannot fall back on anything: it would serve somebody who never proved
    who it is. It may say 0x8C or 0x87, and closes.`,

  async run(stage) {
    const client = await stage.open();

    const properties = { authenticationMethod: `UNHEARD-OF-${stage.tag}` };
    await client.send({ type: 'connect', properties });

    await expectRefused(stage, client, { returnCode: null, statements: { '5.0': ['MQTT-4.12.0-1'] } });
    await stage.connect();
  },
});
