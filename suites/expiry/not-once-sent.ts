import { matrix, scenario } from '../../harness/scenario.ts';
import { shortLife, wait, waitSeconds } from './_waiting.ts';

export default matrix({ qos: [1, 2], with: ['expiry', 'control'] }, ({ qos, with: life }) =>
  scenario({
    id: `expiry/not-once-sent/at-qos-${qos}${life === 'expiry' ? '' : '-without-expiry'}`,
    title: `A message at QoS ${qos} that was sent and not acknowledged is sent again, ${life === 'expiry' ? 'also when its life is over' : 'its life being endless'}`,
    statements: { '5.0': [qos === 2 ? 'MQTT-4.3.3-7' : 'MQTT-4.4.0-1'] },
    needs: [{ maxQos: qos }],
    lesson: `Expiry is for messages whose delivery has not begun. Once PUBLISH has been sent the exchange is carried to its end:
      the subscriber may have the message already.`,
    mandatedWaitMs: 1000 * waitSeconds,

    async run({ connect, topic, clientId }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [publisher, former] = [await connect(), await connect(owner)];
      await former.subscribe(topic('a'), { qos });
      const messageExpiryInterval = life === 'expiry' ? shortLife : undefined;
      await publisher.publish(topic('a'), 'hello', { qos, properties: { messageExpiryInterval } });
      const { packetIdentifier } = await former.expect('publish', { payload: 'hello', qos });

      await former.cut();
      await wait(publisher);
      const back = await connect(owner);

      await back.expect('publish', { payload: 'hello', qos, packetIdentifier, dup: true });
    },
  }),
);
