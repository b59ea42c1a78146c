import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ maximumPacketSize: [1, 4, 5, 8, 16, 32, 64] }, ({ maximumPacketSize }) =>
  scenario({
    id: `connect/connack-size/${maximumPacketSize}`,
    title: `A client that takes no packet of more than ${maximumPacketSize} bytes gets no larger CONNACK`,
    statements: { '5.0': ['MQTT-3.1.2-24', 'MQTT-3.2.2-19', 'MQTT-3.2.2-20'] },
    lesson: `The Maximum Packet Size binds the server from the first packet on. What is only of interest, a Reason String or a User
      Property, is left out of a CONNACK that would grow too large; one that cannot be made small enough cannot be sent.`,

    async run({ open, encode, observe, fail }) {
      const client = await open();

      await client.sendBytes(
        encode({ type: 'connect', clientId: '', cleanStart: true, properties: { maximumPacketSize } }),
      );

      // A server that drops what is too large, and waits, has broken nothing (MQTT-3.1.2-25).
      const answer = await client.expectOneOf(['connack']).catch(() => null);
      const bytes = answer !== null && 'type' in answer && answer.type === 'connack' ? encode(answer).length : 0;
      observe('connackBytes', bytes);
      if (bytes > maximumPacketSize) fail(`CONNACK of at most ${maximumPacketSize} bytes, or none`, `one of ${bytes}`);
    },
  }),
);
