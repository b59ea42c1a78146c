import { matrix, scenario } from '../../harness/scenario.ts';
import { cut, disconnect, takeOver } from './_ends.ts';
import { grantedExpiry } from './_granted-expiry.ts';
import { expectSessionPresent } from './_present.ts';

/** Session Expiry Intervals of the former connection. */
const expiries = { absent: undefined, zero: 0, 'an-hour': 3600, 'no-end': 0xffff_ffff } as const;
type Expiry = keyof typeof expiries;
const names = Object.keys(expiries) as Expiry[];

export default matrix(
  { formerStart: [false, true], expiry: names, nextStart: [false, true], end: [disconnect, cut, takeOver] },
  ({ formerStart, expiry, nextStart, end }) => {
    const asked = expiries[expiry] ?? 0;
    const discards = nextStart ? 'MQTT-3.1.2-4' : 'MQTT-4.1.0-2';

    return scenario({
      id: `session/start-and-expiry/${formerStart ? 1 : 0}-${expiry}-then-${nextStart ? 1 : 0}/${end.name}`,
      title: `Begun with Clean Start ${formerStart ? 1 : 0} and Session Expiry ${expiry.replace('-', ' ')}, a session whose connection ${end.called} is ${asked > 0 && !nextStart ? 'found again' : 'not found again'} with Clean Start ${nextStart ? 1 : 0}`,
      statements: { '5.0': asked > 0 && !nextStart ? ['MQTT-3.1.2-23', 'MQTT-3.1.2-5'] : [discards, 'MQTT-3.1.4-4'] },
      lesson: `Clean Start looks back and Session Expiry ahead: whether a former session is taken up is said at the start, for how
        long this one is kept by the interval. One flag of 3.1.1 said both.`,
      needs: [{ maxQos: 1 }],

      async run(stage) {
        const { connect, clientId, topic } = stage;
        const owner = { clientId: clientId('owner') };
        const peer = await connect();
        const properties = { sessionExpiryInterval: expiries[expiry] };
        const former = await connect({ ...owner, cleanSession: formerStart, properties });
        const stored = grantedExpiry(former, asked) > 0;
        await former.subscribe(topic('a'), { qos: 1 });

        await end.end(former, stage);
        const back = await connect({ ...owner, cleanSession: nextStart });
        await peer.publish(topic('a'), 'live', { qos: 1 });

        expectSessionPresent(stage, back, { cleanSession: nextStart, stored });
        if (stored && !nextStart) await back.expect('publish', { topic: topic('a'), payload: 'live' });
        else await back.expectNo('publish', { after: peer });
      },
    });
  },
);
