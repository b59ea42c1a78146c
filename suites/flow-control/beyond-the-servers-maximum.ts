import { matrix, scenario } from '../../harness/scenario.ts';
import { begin } from './_beginning.ts';

export default matrix({ beyond: ['qos-1', 'qos-2', 'many'] }, ({ beyond }) =>
  scenario({
    id: `flow-control/beyond-the-servers-maximum/${beyond}`,
    title: `A client that goes beyond the server's Receive Maximum (${beyond.replace('-', ' ')}) is disconnected`,
    statements: { '5.0': ['MQTT-3.3.4-7', 'MQTT-4.13.1-1'] },
    lesson: `The server has told how much it takes at once. Who sends more has lost count, or does not listen: the server ends the
      connection, and tells by Reason Code 0x93.`,
    needs: ['receive-maximum', { maxQos: 2 }],

    async run({ connect, topic, offer }) {
      const [control, client] = [await connect(), await connect()];
      await begin(client, topic('a'), offer.receiveMaximum);
      await client.expectOpen();

      const count = beyond === 'many' ? 10 : 1;
      for (let at = 0; at < count; at += 1) {
        const packetIdentifier = offer.receiveMaximum + 1 + at;
        await client.send({
          type: 'publish',
          qos: beyond === 'qos-1' ? 1 : 2,
          topic: topic('a'),
          payload: 'too many',
          packetIdentifier,
        });
      }

      await client.expectClosed({ on: 'a PUBLISH beyond the Receive Maximum', reasonCodes: [0x93] });
      await control.expectOpen();
    },
  }),
);
