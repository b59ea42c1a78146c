import { scenario } from '../../harness/scenario.ts';
import { expectSessionPresent } from './_present.ts';

/** Clean Session of each connection, and the Session Present that answers it. */
const way = [
  { cleanSession: false, present: false },
  { cleanSession: false, present: true },
  { cleanSession: false, present: true },
  { cleanSession: false, present: true },
  { cleanSession: true, present: false },
  { cleanSession: false, present: false },
  { cleanSession: false, present: true },
  { cleanSession: true, present: false },
  { cleanSession: true, present: false },
  { cleanSession: false, present: false },
  { cleanSession: false, present: true },
];

export default scenario({
  id: 'session/present-along-the-way',
  title: 'Session Present follows a client through eleven connections with and without Clean Session',
  statements: { '3.1.1': ['MQTT-3.2.2-1', 'MQTT-3.2.2-2', 'MQTT-3.2.2-3'] },
  lesson: `Only the connection before counts: if it kept its session, and this one wants it, the session is present. One clean
    session, and the story begins anew.`,

  async run(stage) {
    for (const { cleanSession, present } of way) {
      const client = await stage.connect({ clientId: stage.clientId('owner'), cleanSession });
      expectSessionPresent(stage, client, present);
      await client.disconnect();
    }
  },
});
