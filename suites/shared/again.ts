import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivalsOf, gather, numbered, requireShared, shared, textOf, withoutRepeats } from './_group.ts';

const messages = numbered(6);

/** At QoS 0 no copy may come twice; at QoS 1 it shows that the last grant, 0, holds. */
const qosOf = (payload: string): 0 | 1 => (Number(payload) % 2 === 0 ? 0 : 1);

export default matrix(
  { times: [2, 3], afterwards: ['stays', 'unsubscribes'], across: ['one-connection', 'a-return'] },
  ({ times, afterwards, across }) =>
    scenario({
      id: `shared/again/${times}-times-${afterwards}-over-${across}`,
      title: `A session that subscribed ${times} times to its Shared Subscription is in it once${afterwards === 'stays' ? '' : ', and leaves by one UNSUBSCRIBE'} (over ${across.replace('-', ' ')})`,
      statements: {
        '5.0':
          afterwards === 'stays'
            ? ['MQTT-4.5.0-1', 'MQTT-4.8.2-3']
            : ['MQTT-3.10.4-1', 'MQTT-3.10.4-2', 'MQTT-4.5.0-1'],
      },
      lesson: `A client that is not sure whether its SUBSCRIBE got through sends it again, or to ask for another QoS. That makes it no
      second member: it gets no message twice, and one UNSUBSCRIBE is enough.`,
      needs: ['shared-subscriptions', { maxQos: 1 }],

      async run(stage) {
        const { connect, clientId, topic, fail } = stage;
        const publisher = await connect();
        const filter = shared(topic('a'));
        const [other] = await gather(stage, 1, filter);
        const owner = { clientId: clientId('owner'), cleanSession: false };
        let client = await connect(owner);
        for (let time = 0; time < times; time += 1) {
          if (time > 0 && across === 'a-return') {
            await client.disconnect();
            client = await connect(owner);
          }
          await client.subscribe(filter, { qos: time === times - 1 ? 0 : 1 });
        }
        if (afterwards === 'unsubscribes') await client.unsubscribe(filter);

        for (const payload of messages) await publisher.publish(topic('a'), payload, { qos: qosOf(payload) });

        const [own = [], others = []] = await arrivalsOf(
          stage,
          other === undefined ? [client] : [client, other],
          publisher,
          messages.length,
        );
        const at = (qos: 0 | 1) => own.filter((one) => qosOf(textOf(one)) === qos);
        requireShared(stage, [[...at(0), ...withoutRepeats(at(1))], others], messages);
        if (afterwards === 'unsubscribes' && own.length > 0)
          fail('nothing for a client that has left', `${own.length} messages`);
        if (own.some(({ qos }) => qos !== 0)) fail('the QoS of the last SUBSCRIBE, 0', 'another one');
      },
    }),
);
