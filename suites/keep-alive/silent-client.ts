import { scenario } from '../../harness/scenario.ts';
import { gradeLateness } from './_lateness.ts';
import { connectedAtMs } from './_phases.ts';

const keepAlives = [1, 2, 3, 4, 5] as const; // seconds

export default scenario({
  id: 'keep-alive/silent-client',
  title: 'A client silent for one and a half Keep Alive periods is cut off',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-3.1.2-24', 'MQTT-3.1.2-23'],
    '5.0': ['MQTT-3.1.2-22', 'MQTT-3.1.2-20', 'MQTT-3.2.2-22'],
  },
  lesson: `Keep Alive is the client's promise to be heard from. The server adds half a period of grace
    for a slow network, then closes as if the link had failed, which is why a Will is published.`,
  mandatedWaitMs: 8500,

  async run({ connect, observe, warn, fail, slackMs }) {
    const pacer = await connect();
    const silent = connectedAtMs.flatMap((atMs) => keepAlives.map((keepAlive) => ({ atMs, keepAlive })));

    const closes = await Promise.all(
      silent.map(async ({ atMs, keepAlive: asked }) => {
        if (atMs > 0) await pacer.expectOpenFor(atMs);
        const client = await connect({ keepAlive: asked }); // heard once and never again
        const { keepAlive } = client;
        if (keepAlive === 0) return null; // a Server Keep Alive that allows any silence
        const { afterMs } = await client.expectClosed({ atMs: 1500 * keepAlive, reasonCodes: [0x8d] });
        return { keepAlive, closedAfterMs: afterMs };
      }),
    );

    const silences = closes.filter((close) => close !== null);
    if (silences.length === 0) return observe('serverKeepAlive', 0);
    const latenessMs = silences.map(({ keepAlive, closedAfterMs }) => Math.round(closedAfterMs - 1500 * keepAlive));
    observe('earliestMs', Math.min(...latenessMs));
    observe('latestMs', Math.max(...latenessMs));
    const grade = gradeLateness(silences, slackMs);
    const expected = 'every silent client closed after 1.5 Keep Alive periods';
    if (grade.kind === 'wrong-factor') fail(expected, `all closed after ${grade.periods.toFixed(1)} periods or later`);
    if (grade.kind === 'coarse-timer')
      warn(`expected ${expected}, got some closed up to ${Math.round(grade.latestMs)} ms late: a coarse timer`);
  },
});
