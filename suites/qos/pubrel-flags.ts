import { forge, scenario, twoByteInteger } from '../../harness/scenario.ts';
import { begin, release } from './_sender.ts';

const pubrel = 0x60;
const rightFlags = 2;
const wrongFlags = Array.from({ length: 16 }, (_, flags) => flags).filter((flags) => flags !== rightFlags);

export default scenario({
  id: 'qos/pubrel-flags',
  title: 'A PUBREL whose four flag bits are other than 0010 gets the connection closed',
  statements: { '3.1.1': ['MQTT-3.6.1-1'], '5.0': ['MQTT-3.6.1-1'] },
  lesson: `The low four bits of PUBREL are reserved and always 0010, a relic of 3.1, where they were its DUP and QoS. Anything
    else is malformed, and the server closes.`,
  needs: [{ maxQos: 2 }],

  async run({ connect, topic, fail }) {
    const control = await connect();
    const packetIdentifier = control.freshIdentifier();
    await begin(control, { topic: topic('a'), payload: 'control', packetIdentifier });
    await release(control, packetIdentifier);

    for (const flags of wrongFlags) {
      const client = await connect();
      await begin(client, { topic: topic('a'), payload: 'held', packetIdentifier });
      await client.sendBytes(forge(pubrel | flags, twoByteInteger(packetIdentifier)));
      await client.send({ type: 'pingreq' });
      const outcome = await client.expectOneOf(['pubcomp', 'pingresp']);
      const shown = flags.toString(2).padStart(4, '0');
      if ('type' in outcome) fail(`the connection closed for flags ${shown}`, outcome.type.toUpperCase());
    }
  },
});
