import { matrix, scenario } from '../../harness/scenario.ts';
import { acknowledge } from './_receiver.ts';

const payloads = {
  empty: new Uint8Array(0),
  'every-byte': Uint8Array.from({ length: 256 }, (_, byte) => byte),
  large: Uint8Array.from({ length: 17_000 }, (_, at) => (at * 7) % 251),
} as const;

export default matrix(
  { qos: [1, 2], payload: Object.keys(payloads) as (keyof typeof payloads)[], retain: [false, true] },
  ({ qos, payload, retain }) => {
    // A retained message without payload is none.
    if (retain && payload === 'empty') return null;

    return scenario({
      id: `qos/same-packet-again/qos-${qos}-${payload}${retain ? '-retained' : ''}`,
      title: `What is sent again at QoS ${qos} is the same packet but for DUP (payload: ${payload.replace('-', ' ')}${retain ? ', with RETAIN' : ''})`,
      statements: {
        '3.1.1': ['MQTT-4.4.0-1', ...(retain ? (['MQTT-3.3.1-8'] as const) : [])],
        '5.0': ['MQTT-4.4.0-1', qos === 1 ? 'MQTT-4.3.2-3' : 'MQTT-4.3.3-3'],
      },
      lesson: `A repetition is the same packet once more, with its topic, payload, QoS, RETAIN and identifier. DUP alone tells that
        it may have come before.`,
      needs: [
        { maxQos: qos },
        ...(payload === 'large' ? [{ maximumPacketSize: 17_200 }] : []),
        ...(retain ? (['retain-available'] as const) : []),
      ],

      async run({ connect, clientId, topic }) {
        const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
        const [subscriber, publisher] = [await connect(owner), await connect()];
        const publish = () => publisher.publish(topic('a'), payloads[payload], { qos, retain });
        if (retain) await publish();
        await subscriber.subscribe(topic('a'), { qos });
        if (!retain) await publish();
        const expected = { topic: topic('a'), payload: payloads[payload], qos, retain };
        const { packetIdentifier } = await subscriber.expect('publish', expected);

        await subscriber.cut();
        const back = await connect(owner);

        const again = await back.expect('publish', { ...expected, packetIdentifier });
        await acknowledge(back, again);
        await back.expectNo('publish', { after: publisher });
      },
    });
  },
);
