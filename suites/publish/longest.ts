import { forgeWithLength, hex, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

/** What four bytes of Remaining Length can say. */
const longest = 268_435_455;
const remainingLength = hex('ff ff ff 7f');
const fixedHeaderBytes = 5;
const packetIdentifier = 9;
/** It goes out in pieces, and another client is served between them: a broker that reads on and on keeps nobody waiting. */
const piece = new Uint8Array(4 * 2 ** 20);

export default scenario({
  id: 'publish/longest',
  title: `A PUBLISH with a Remaining Length of ${longest} is taken whole, or ends the connection`,
  statements: { '3.1': [], '3.1.1': ['MQTT-3.3.4-1'], '5.0': ['MQTT-3.3.4-1'] },
  needs: ['slow', { maxQos: 1 }, { maximumPacketSize: longest + fixedHeaderBytes }],
  lesson: `Four bytes of Remaining Length reach to one byte short of 256 MiB. A server may have less room than that and close
    the connection, but it may not stop in the middle and wait, nor go on with half of it.`,

  async run(stage) {
    const { connect, topic, observe } = stage;
    const [publisher, other] = [await connect(), await connect()];
    await other.subscribe(topic('next'), { qos: 1 });
    const start = [utf8String(topic('long')), twoByteInteger(packetIdentifier), propertiesIn(stage)];

    await publisher.sendBytes(forgeWithLength(0x32, remainingLength, ...start));
    let left = start.reduce((bytes, part) => bytes - part.length, longest);
    for (; left > 0; left -= piece.length) {
      await publisher.sendBytes(piece.subarray(0, left));
      await other.ping();
    }

    const outcome = await publisher.expectOneOf(['puback', 'disconnect']);
    const isTaken = 'type' in outcome && outcome.type === 'puback';
    observe('longestPublish', isTaken ? 'taken' : 'refused by closing');
    if (!isTaken) await publisher.expectClosed({ on: 'a PUBLISH that it does not take' });
    const next = isTaken ? publisher : await connect();
    await next.publish(topic('next'), 'in step', { qos: 1 });
    await other.expect('publish', { topic: topic('next'), payload: 'in step' });
  },
});
