import { scenario } from '../../harness/scenario.ts';
import { expectSessionPresent } from './_present.ts';

export default scenario({
  id: 'session/present-when-empty',
  title: 'Session Present is 1 for a kept session in which nothing is held',
  statements: { '3.1.1': ['MQTT-3.2.2-2'], '5.0': ['MQTT-3.2.2-3', 'MQTT-3.1.2-23'] },
  lesson: `That a session exists is the first part of its state. One without subscriptions and messages is as present as
    any other.`,

  async run(stage) {
    const owner = { clientId: stage.clientId('owner'), cleanSession: false };
    const former = await stage.connect(owner);
    await former.disconnect();

    const client = await stage.connect(owner);

    expectSessionPresent(stage, client, { cleanSession: false, stored: true });
  },
});
