import { matrix, scenario } from '../../harness/scenario.ts';

/** Seconds: a server that wants longer ones is not waited for. */
const longestWaited = 10;

/** Milliseconds by which a server is late that counts whole seconds at both ends. */
const wholeSecondsMs = 2000;

export default matrix({ asked: [0, 300, 65_535] }, ({ asked }) =>
  scenario({
    id: `capabilities/server-keep-alive/asked-for-${asked}`,
    title: `A server that sets a Keep Alive of its own in place of ${asked} closes after one and a half of its periods, and not for one who keeps it`,
    statements: { '5.0': ['MQTT-3.1.2-22', 'MQTT-3.1.2-21'] },
    lesson: `The Server Keep Alive in CONNACK takes the place of the one that was asked for, on both sides: the client has to be heard
      from that often, and the server closes by it.`,
    needs: ['server-keep-alive'],
    mandatedWaitMs: 1500 * longestWaited,

    async run({ connect, offer, observe, slackMs, warn }) {
      const [silent, lively] = [await connect({ keepAlive: asked }), await connect({ keepAlive: asked })];
      const { keepAlive } = silent;
      observe('serverKeepAlive', keepAlive);
      if (keepAlive === 0) return; // 0 turns it off
      if (keepAlive === asked || keepAlive > longestWaited || (offer.serverKeepAlive ?? 0) > longestWaited) return;

      for (let second = 0; second < 1.5 * keepAlive; second += 1) {
        await lively.expectOpenFor(1000);
        await lively.ping();
      }
      const { afterMs } = await silent.expectClosed({ atMs: 1500 * keepAlive });

      const lateMs = Math.round(afterMs - 1500 * keepAlive);
      observe('lateMs', lateMs);
      // One period cannot tell a coarse timer from a wrong factor; that it closes at all shows whose Keep Alive holds.
      if (lateMs > wholeSecondsMs + slackMs)
        warn(`expected the close after 1.5 Server Keep Alive periods, got it ${lateMs} ms later`);
    },
  }),
);
