import { type Framing, pairs, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { takeUntilOnEach } from '../qos/_messages.ts';

const framings: readonly Framing[] = ['whole', 'bytes', 'coalesced'];
const told: Readonly<Record<Framing, string>> = { whole: 'whole', bytes: 'byte by byte', coalesced: 'joined' };

/** Long enough to have a Remaining Length of two bytes, and to be cut in many places. */
const payload = 'all pairs '.repeat(20);

/** At QoS 0 nothing need be kept, neither for those who are away nor for those who are still to come. */
function mayBeLost(subscriber: string, published: number, granted: number): boolean {
  return (subscriber !== 'present' && published === 0) || (subscriber === 'absent' && granted === 0);
}

export default pairs(
  {
    subscriber: ['present', 'absent', 'late'],
    published: [0, 1, 2],
    granted: [0, 1, 2],
    retain: [false, true],
    sent: framings,
    acknowledged: framings,
    over: ['the usual transport', 'WebSocket'],
  },
  ({ subscriber, published, granted, retain, sent, acknowledged, over }) =>
    (subscriber === 'late' && !retain) || mayBeLost(subscriber, published, granted)
      ? null
      : scenario({
          id: `publish/pairs/${subscriber}-${published}-${granted}${retain ? '-retained' : ''}-${sent}-${acknowledged}${over === 'WebSocket' ? '-ws' : ''}`,
          title: `Sent ${told[sent]} at QoS ${published}${retain ? ' with RETAIN' : ''} over ${over}, for a subscriber that is ${subscriber}, granted ${granted}, and answers ${told[acknowledged]}`,
          statements: {
            '3.1': [],
            '3.1.1': ['MQTT-3.8.4-6', 'MQTT-3.3.1-3', subscriber === 'late' ? 'MQTT-3.3.1-8' : 'MQTT-3.3.1-9'],
            '5.0': ['MQTT-3.8.4-8', 'MQTT-3.3.1-3', subscriber === 'late' ? 'MQTT-3.3.1-9' : 'MQTT-3.3.1-12'],
          },
          needs: [
            { maxQos: published === 2 || granted === 2 ? 2 : 1 },
            ...(retain ? (['retain-available'] as const) : []),
            ...(over === 'WebSocket' ? (['websocket'] as const) : []),
          ],
          lesson: `What a message is does not depend on how its bytes travel, nor on whether its receiver is there yet. Each of
            these rules is tried alone elsewhere; here every two of the circumstances meet.`,

          async run({ connect, clientId, topic, fail }) {
            const owner = { clientId: clientId('owner'), cleanSession: false, framing: acknowledged };
            const publisher = await connect({ framing: sent });
            let receiver = await connect(owner);
            const subscribe = () => receiver.subscribe([topic('a'), topic('before')], { qos: granted });
            const early = subscriber === 'late' ? null : await subscribe();
            if (subscriber === 'absent') await receiver.disconnect();

            // Nothing is waited for between them, so that they travel together where things are joined.
            await publisher.send({ type: 'publish', topic: topic('before'), payload: 'short', qos: 0 });
            await publisher.publish(topic('a'), payload, { qos: published, retain });

            if (subscriber === 'absent') receiver = await connect(owner);
            const { reasonCodes } = early ?? (await subscribe());
            const qos = Math.min(published, ...reasonCodes);
            // A broker may grant less than was asked for.
            const due = subscriber === 'absent' && qos === 0 ? [] : [topic('a')];
            const came = [...(await takeUntilOnEach(receiver, due)), ...(await arrivals(receiver, publisher))];
            const copies = came.filter((copy) => copy.topic === topic('a'));

            for (const copy of copies) {
              const got = `QoS ${copy.qos}, DUP ${Number(copy.dup)}, RETAIN ${Number(copy.retain)}`;
              const expected = `QoS ${qos}, DUP 0, RETAIN ${Number(subscriber === 'late')}`;
              if (got !== expected) fail(expected, got);
              if (new TextDecoder().decode(copy.payload) !== payload) fail('the payload as it was sent', 'another one');
            }
            if (copies.length > 1 && qos !== 1 && published !== 1) fail('one copy', `${copies.length}`);
          },
        }),
);
