import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'disconnect/from-server-size',
  title: "The server's DISCONNECT is no larger than the client's Maximum Packet Size allows",
  statements: { '5.0': ['MQTT-3.14.2-3', 'MQTT-3.14.2-4', 'MQTT-3.1.2-24'] },
  lesson: `Reason String and User Properties are for people, and left out where they would make a packet too large for the client.`,

  async run({ connect, clientId, encode, observe, fail }) {
    const probe = await connect({ clientId: clientId('same') });
    // As small as lets CONNACK through.
    const maximumPacketSize = encode(probe.connack).length;
    observe('maximumPacketSize', maximumPacketSize);
    const older = await connect({ clientId: clientId('same'), properties: { maximumPacketSize } });

    await connect({ clientId: clientId('same') });

    const answer = await older.expectOneOf(['disconnect']);
    const bytes = 'type' in answer && answer.type === 'disconnect' ? encode(answer).length : 0;
    observe('disconnectBytes', bytes);
    if (bytes > maximumPacketSize) {
      fail(`DISCONNECT of at most ${maximumPacketSize} bytes, or none`, `one of ${bytes}`);
    }
    await older.expectClosed({ statements: { '5.0': ['MQTT-3.1.4-3'] } });
  },
});
