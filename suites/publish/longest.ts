import { scenario } from '../../harness/scenario.ts';

/** What four bytes of Remaining Length can say. */
const longest = 268_435_455;
const headerBytes = 5;

export default scenario({
  id: 'publish/longest',
  title: `A PUBLISH with a Remaining Length of ${longest} is taken whole, or ends the connection`,
  statements: { '3.1': [], '3.1.1': ['MQTT-3.3.4-1'], '5.0': ['MQTT-3.3.4-1'] },
  needs: [{ maximumPacketSize: longest + headerBytes }, 'slow'],
  lesson: `Four bytes of Remaining Length reach to one byte short of 256 MiB. A server may have less room than that and close
    the connection, but it may not stop in the middle and wait, nor go on with half of it.`,

  async run({ version, connect, topic, observe }) {
    const [publisher, other] = [await connect(), await connect()];
    await other.subscribe(topic('next'), { qos: 1 });
    const fixedBytes = 2 + topic('long').length + 2 + (version === '5.0' ? 1 : 0);
    const payload = new Uint8Array(longest - fixedBytes);

    await publisher.send({ type: 'publish', topic: topic('long'), payload, qos: 1 });

    const outcome = await publisher.expectOneOf(['puback', 'disconnect']);
    observe('longestPublish', 'type' in outcome && outcome.type === 'puback' ? 'taken' : 'refused by closing');
    if ('type' in outcome && outcome.type === 'puback') {
      await publisher.publish(topic('next'), 'in step', { qos: 1 });
    } else {
      await publisher.expectClosed({ on: 'a PUBLISH that it does not take' });
      const again = await connect();
      await again.publish(topic('next'), 'in step', { qos: 1 });
    }
    await other.expect('publish', { topic: topic('next'), payload: 'in step' });
  },
});
