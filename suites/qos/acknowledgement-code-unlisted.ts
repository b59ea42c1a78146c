import { matrix, scenario } from '../../harness/scenario.ts';
import { acknowledgementOf } from './_acknowledgement-bytes.ts';
import { identifierOf } from './_messages.ts';
import { receive } from './_receiver.ts';
import { begin } from './_sender.ts';

const tables = {
  puback: 'MQTT-3.4.2-1',
  pubrec: 'MQTT-3.5.2-1',
  pubrel: 'MQTT-3.6.2-1',
  pubcomp: 'MQTT-3.7.2-1',
} as const;
type Packet = keyof typeof tables;

/** Codes that the table of the packet has not. */
const unlisted: Readonly<Record<Packet, readonly number[]>> = {
  puback: [0x01, 0x92, 0xff],
  pubrec: [0x01, 0x92, 0xff],
  pubrel: [0x10, 0x80, 0xff],
  pubcomp: [0x10, 0x80, 0xff],
};

export default matrix({ packet: Object.keys(tables) as Packet[] }, ({ packet }) =>
  scenario({
    id: `qos/acknowledgement-code-unlisted/${packet}`,
    title: `${packet.toUpperCase()} with a Reason Code that is none of its own ends the connection`,
    statements: { '5.0': [tables[packet]] },
    needs: [{ maxQos: packet === 'puback' ? 1 : 2 }],
    lesson: `Each kind of acknowledgement has a short list of Reason Codes. A strict server closes for any other; many look only
      whether it is below 0x80.`,

    async run({ connect, topic, observe, warn }) {
      const qos = packet === 'puback' ? 1 : 2;
      const publisher = await connect();
      const tolerated: string[] = [];
      for (const code of unlisted[packet]) {
        const client = await connect({ acks: 'manual' });
        let packetIdentifier = client.freshIdentifier();
        if (packet === 'pubrel') await begin(client, { topic: topic('b'), payload: 'held', packetIdentifier });
        else {
          await client.subscribe(topic('a'), { qos });
          await publisher.publish(topic('a'), 'under way', { qos });
          packetIdentifier = identifierOf(await client.expect('publish', { payload: 'under way' }));
          if (packet === 'pubcomp') await receive(client, packetIdentifier);
        }

        await client.sendBytes(acknowledgementOf(packet, packetIdentifier, 'reason-code-alone', code));
        await client.send({ type: 'pingreq' });

        if ('type' in (await client.expectOneOf(['pingresp'])))
          tolerated.push(`0x${code.toString(16).padStart(2, '0')}`);
        await client.disconnect();
      }
      observe('tolerated', tolerated.join(' ') || 'none');
      if (tolerated.length > 0)
        warn(
          `expected the connection closed, got it served: some look only whether a code is a failure (${tolerated.join(', ')})`,
        );
    },
  }),
);
