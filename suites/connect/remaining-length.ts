import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ remainingLength: [127, 128, 16_383, 16_384] }, ({ remainingLength }) =>
  scenario({
    id: `connect/remaining-length/${remainingLength}`,
    title: `CONNECT with a Remaining Length of ${remainingLength} is accepted`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.4-5'] },
    needs: [{ maximumPacketSize: remainingLength + 5 }],
    lesson: `Most CONNECT packets are so short that one byte tells their length. Those with a Will or a long password need two
      or three, and are as good.`,

    async run({ open, encode, clientId, topic }) {
      const connectWith = (willBytes: number): Uint8Array =>
        encode({
          type: 'connect',
          clientId: clientId('a'),
          will: { topic: topic('will'), payload: new Uint8Array(willBytes) },
        });
      const fixedHeaderBytes = remainingLength < 128 ? 2 : remainingLength < 16_384 ? 3 : 4;
      const emptyBytes = connectWith(0).length - 2;
      const bytes = connectWith(remainingLength - emptyBytes);
      if (bytes.length !== fixedHeaderBytes + remainingLength) throw new Error(`made ${bytes.length} bytes`);
      const client = await open();

      await client.sendBytes(bytes);

      await client.expect('connack', { reasonCode: 0, sessionPresent: false });
      await client.expectOpen();
    },
  }),
);
