import { matrix, scenario } from '../../harness/scenario.ts';

/** Seconds in CONNECT and in DISCONNECT, and milliseconds until the client is back: past the time of a coarse timer. */
const changes = [
  { name: 'to-zero', before: 3600, after: 0, awayMs: 0, stored: false },
  { name: 'not-at-all', before: 3600, after: undefined, awayMs: 0, stored: true },
  { name: 'to-the-same', before: 3600, after: 'same', awayMs: 0, stored: true },
  { name: 'shorter', before: 3600, after: 1, awayMs: 9000, stored: false },
  { name: 'longer', before: 1, after: 3600, awayMs: 3000, stored: true },
  { name: 'to-no-end', before: 1, after: 0xffff_ffff, awayMs: 3000, stored: true },
] as const;

export default matrix({ change: changes }, ({ change: { name, before, after, awayMs, stored } }) =>
  scenario({
    id: `disconnect/expiry-changed/${name}`,
    title: `A Session Expiry Interval of ${before} and then, in DISCONNECT, ${after ?? 'none'}: the session is ${stored ? 'kept' : 'gone'}`,
    statements: { '5.0': [stored ? 'MQTT-3.1.2-23' : 'MQTT-4.1.0-2'] },
    lesson: `A client may think again when it leaves: the Session Expiry Interval in DISCONNECT takes the place of that in CONNECT. One
      that will not come back says 0, and spares the server the keeping.`,
    needs: [{ maxQos: 1 }],
    mandatedWaitMs: awayMs,

    async run({ connect, clientId, topic, observe, fail }) {
      const peer = await connect();
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const former = await connect({ ...owner, properties: { sessionExpiryInterval: before } });
      const granted = former.connack.properties?.sessionExpiryInterval ?? before;
      observe('grantedSeconds', granted);
      if (granted < before && granted * 1000 <= 2 * awayMs) return; // no server need keep it for so long
      await former.subscribe(topic('a'), { qos: 1 });

      await former.disconnect({ properties: { sessionExpiryInterval: after === 'same' ? granted : after } });
      await peer.publish(topic('a'), 'missed', { qos: 1 });
      await peer.expectOpenFor(awayMs);
      const back = await connect(owner);

      if (back.connack.sessionPresent !== stored) {
        fail(`CONNACK with Session Present ${stored ? 1 : 0}`, `Session Present ${stored ? 0 : 1}`);
      }
      if (stored) await back.expect('publish', { topic: topic('a'), payload: 'missed' });
      else await back.expectNo('publish', { after: peer });
    },
  }),
);
