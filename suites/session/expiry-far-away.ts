import { matrix, scenario } from '../../harness/scenario.ts';
import { grantedExpiry } from './_granted-expiry.ts';

const awayMs = 3000;

/** In milliseconds or as signed numbers these are too large for many a variable. */
const intervals = [4_294_968, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

export default matrix({ sessionExpiryInterval: intervals }, ({ sessionExpiryInterval }) =>
  scenario({
    id: `session/expiry-far-away/${sessionExpiryInterval}`,
    title: `With ${sessionExpiryInterval === 0xffff_ffff ? 'the Session Expiry Interval that never ends' : `a Session Expiry Interval of ${sessionExpiryInterval} seconds`} the session is still there after ${awayMs / 1000}`,
    statements: { '5.0': ['MQTT-3.1.2-23'] },
    lesson: `The largest number of all says that the session does not expire. Those below it are times like any other: 68 years and
      136 years are long, not over.`,
    needs: [{ maxQos: 1 }],
    mandatedWaitMs: awayMs,

    async run({ connect, clientId, topic, observe, fail }) {
      const peer = await connect();
      const owner = { clientId: clientId('owner'), cleanSession: false, properties: { sessionExpiryInterval } };
      const former = await connect(owner);
      const granted = grantedExpiry(former, sessionExpiryInterval);
      observe('grantedSeconds', granted);
      if (granted * 1000 <= 2 * awayMs) return;
      await former.subscribe(topic('a'), { qos: 1 });
      await former.disconnect();

      await peer.publish(topic('a'), 'stored', { qos: 1 });
      await peer.expectOpenFor(awayMs);
      const back = await connect(owner);

      if (!back.connack.sessionPresent) fail('CONNACK with Session Present 1', 'Session Present 0');
      await back.expect('publish', { topic: topic('a'), payload: 'stored' });
    },
  }),
);
