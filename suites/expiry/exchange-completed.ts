import { scenario } from '../../harness/scenario.ts';
import { shortLife, wait, waitSeconds } from './_waiting.ts';

export default scenario({
  id: 'expiry/exchange-completed',
  title: 'The exchange of a PUBLISH at QoS 2 goes on when the life of its message is over',
  statements: { '5.0': ['MQTT-4.3.3-13'] },
  needs: [{ maxQos: 2 }],
  lesson: `Whatever becomes of the message, the four packets of QoS 2 keep two parties in agreement about an identifier. Expiry
    has no say in that: PUBREL is answered by PUBCOMP.`,
  mandatedWaitMs: 1000 * waitSeconds,

  async run({ connect, topic, clientId, fail }) {
    const publisher = await connect({ clientId: clientId('publisher'), cleanSession: false });
    const packetIdentifier = publisher.freshIdentifier();
    const message = { topic: topic('a'), payload: 'hello', qos: 2, packetIdentifier } as const;

    await publisher.send({ type: 'publish', ...message, properties: { messageExpiryInterval: shortLife } });
    await publisher.expect('pubrec', { packetIdentifier });
    await wait(publisher);
    await publisher.send({ type: 'pubrel', packetIdentifier });

    const { reasonCode } = await publisher.expect('pubcomp', { packetIdentifier });
    if (reasonCode !== 0) fail('PUBCOMP with reason code 0x00', `0x${reasonCode.toString(16)}`);
  },
});
