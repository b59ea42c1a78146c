import { scenario } from '../../harness/scenario.ts';
import { keepSilent } from './_lawful-silence.ts';

const silenceMs = 4000;

export default scenario({
  id: 'keep-alive/zero-turns-it-off',
  title: 'With Keep Alive 0 a silent client is not cut off',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
  lesson: `Keep Alive 0 is no promise at all: the client need not be heard from, and the server has no cause to take its
    silence for a failure.`,
  mandatedWaitMs: silenceMs,

  async run(stage) {
    const client = await stage.connect({ keepAlive: 0 });

    await keepSilent(stage, client, silenceMs);
  },
});
