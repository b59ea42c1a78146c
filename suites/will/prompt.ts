import { scenario } from '../../harness/scenario.ts';
import { expectDue } from './_due.ts';

export default scenario({
  id: 'will/prompt',
  title: 'A Will is published promptly when the connection is lost',
  statements: { '3.1.1': ['v3.1.1-3.1.2.5-u1', 'MQTT-3.1.2-8'], '5.0': ['v5.0-3.1.2.5-u1', 'MQTT-3.1.2-8'] },
  needs: [{ maxQos: 1 }],
  isPatient: true,
  lesson: `A Will is an alarm, so the server should not sit on it. Only a server that was itself down may be late.`,

  async run(stage) {
    const { connect, topic } = stage;
    const watcher = await connect();
    await watcher.subscribe(topic('will'), { qos: 1 });
    const dying = await connect({ will: { topic: topic('will'), payload: 'last words', qos: 1 } });

    await dying.cut();

    await expectDue(stage, watcher, 'last words');
  },
});
