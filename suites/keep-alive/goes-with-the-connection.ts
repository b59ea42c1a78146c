import { scenario } from '../../harness/scenario.ts';
import { keepSilent } from './_lawful-silence.ts';

const keepAlive = 1; // seconds
const silenceMs = 4000;

export default scenario({
  id: 'keep-alive/goes-with-the-connection',
  title: 'The Keep Alive of a former connection does not bind the next one of the same session',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
  lesson: `Keep Alive is agreed anew in each CONNECT. It is no part of the session, even of one that is kept.`,
  mandatedWaitMs: silenceMs,

  async run(stage) {
    const { connect, clientId } = stage;
    const former = await connect({ clientId: clientId('a'), cleanSession: false, keepAlive });
    await former.disconnect();

    const next = await connect({ clientId: clientId('a'), cleanSession: false, keepAlive: 0 });

    await keepSilent(stage, next, silenceMs);
  },
});
