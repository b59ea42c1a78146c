import { scenario } from '../../harness/scenario.ts';
import { isKeptUnasked } from './_granted-expiry.ts';
import { expectSessionPresent } from './_present.ts';

/** Clean Session of one connection after the other. */
const way = [false, false, false, false, true, false, false, true, true, false, false];

export default scenario({
  id: 'session/present-along-the-way',
  title: `Session Present follows a client through ${way.length} connections with and without Clean Session`,
  statements: { '3.1.1': ['MQTT-3.2.2-1', 'MQTT-3.2.2-2', 'MQTT-3.2.2-3'], '5.0': ['MQTT-3.2.2-2', 'MQTT-3.2.2-3'] },
  lesson: `Only the connection before counts: if it kept its session, and this one wants it, the session is present. One clean
    session, and the story begins anew.`,

  async run(stage) {
    let stored = false;
    for (const cleanSession of way) {
      const client = await stage.connect({ clientId: stage.clientId('owner'), cleanSession });
      expectSessionPresent(stage, client, { cleanSession, stored });
      if (cleanSession && isKeptUnasked(stage, client)) return;
      await client.subscribe(stage.topic('a'));
      await client.disconnect();
      stored = !cleanSession;
    }
  },
});
