import { matrix, scenario } from '../../harness/scenario.ts';
import { cut, disconnect } from './_ends.ts';
import { grantedExpiry } from './_granted-expiry.ts';

/** Seconds that the former connection asks for and the next; the client is then away for longer than a short one. */
const ways = {
  shorter: { before: 3600, now: 0, awayMs: 0 },
  longer: { before: 1, now: 3600, awayMs: 3000 },
} as const;

export default matrix({ way: ['shorter', 'longer'], end: [disconnect, cut] }, ({ way, end }) => {
  const { before, now, awayMs } = ways[way];

  return scenario({
    id: `session/expiry-of-each-connection/${way}/${end.name}`,
    title: `The Session Expiry Interval ${now} of a new connection takes the place of ${before} when it ${end.called}`,
    statements: { '5.0': way === 'shorter' ? ['MQTT-4.1.0-2'] : ['MQTT-3.1.2-23'] },
    lesson: `Each CONNECT says anew for how long the session is to be kept, whether it begins a session or takes one up. What was
      said before no longer counts.`,
    needs: [{ maxQos: 1 }],
    mandatedWaitMs: awayMs,

    async run(stage) {
      const { connect, clientId, topic, observe, fail } = stage;
      const peer = await connect();
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const former = await connect({ ...owner, properties: { sessionExpiryInterval: before } });
      await former.disconnect();

      const latter = await connect({ ...owner, properties: { sessionExpiryInterval: now } });
      await latter.subscribe(topic('a'), { qos: 1 });
      const granted = grantedExpiry(latter, now);
      observe('grantedSeconds', granted);
      // Granted no more than the absence lasts, the session may be over by then or not.
      if (granted > 0 && 1000 * granted <= 2 * awayMs) return;
      const stored = granted > 0;
      observe('stored', stored);
      await end.end(latter, stage);
      await peer.expectOpenFor(awayMs);
      const back = await connect(owner);
      await peer.publish(topic('a'), 'live', { qos: 1 });

      if (back.connack.sessionPresent !== stored) {
        fail(`CONNACK with Session Present ${stored ? 1 : 0}`, `Session Present ${stored ? 0 : 1}`);
      }
      if (stored) await back.expect('publish', { payload: 'live' });
      else await back.expectNo('publish', { after: peer });
    },
  });
});
