import { forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

/** A first byte, and one of Remaining Length. */
const shortestHeader = 2;

export default matrix({ by: [-1, 0, 1, 2, 3, 1000], qos: [0, 1] }, ({ by, qos }) =>
  scenario({
    id: `packet-size/to-the-server/${by < 0 ? 'one-below' : by === 0 ? 'at-the-maximum' : `${by}-beyond`}-at-qos-${qos}`,
    title: `A PUBLISH at QoS ${qos} ${by < 0 ? 'of one byte less than' : by === 0 ? 'of just' : `of ${by} bytes more than`} the server's Maximum Packet Size ${by > 0 ? 'ends the connection and reaches nobody' : 'is taken'}`,
    statements: {
      '5.0': by > 0 ? ['MQTT-3.2.2-15', 'v5.0-3.2.2.3.6-u2', 'MQTT-4.13.1-1'] : ['MQTT-4.5.0-1', 'MQTT-3.3.4-1'],
    },
    lesson: `The server's maximum counts whole packets too, with the fixed header. Up to it everything is in order; beyond, the client
      has not listened, and the connection ends.`,
    needs: ['maximum-packet-size', { maxQos: 1 }],

    async run(stage) {
      const { connect, topic, offer } = stage;
      const [watcher, client] = [await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos: 1 });
      const maximum = offer.maximumPacketSize ?? 0;
      const identifier = qos === 0 ? [] : twoByteInteger(9);
      const start = [utf8String(topic('a')), identifier, propertiesIn(stage)] as const;
      const publish = (payloadBytes: number) =>
        forge(0x30 | (qos << 1), ...start, new Uint8Array(payloadBytes).fill(0x2e));
      // The Remaining Length grows with the payload; where it takes another byte, one length of packet is left out.
      let payloadBytes = maximum + by - shortestHeader - start.reduce((sum, part) => sum + part.length, 0);
      while (publish(payloadBytes).length > maximum + by) payloadBytes -= 1;
      if (by > 0 && publish(payloadBytes).length < maximum + by) payloadBytes += 1;

      await client.sendBytes(publish(payloadBytes));

      if (by > 0) {
        await client.expectClosed({ on: 'a PUBLISH beyond the Maximum Packet Size', reasonCodes: [0x95] });
        await watcher.expectNo('publish', { after: await connect() });
        return;
      }
      await watcher.expect('publish', ({ payload }) => payload.length === payloadBytes);
      if (qos === 1) await client.expect('puback', { packetIdentifier: 9 });
      await client.expectOpen();
    },
  }),
);
