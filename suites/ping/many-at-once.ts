import { scenario } from '../../harness/scenario.ts';

const count = 50;

export default scenario({
  id: 'ping/many-at-once',
  title: `${count} PINGREQ in one go are answered by as many PINGRESP`,
  statements: { '3.1': [], '3.1.1': ['MQTT-3.12.4-1'], '5.0': ['MQTT-3.12.4-1'] },
  lesson: `Each PINGREQ has its PINGRESP, however fast they come. Neither has an identifier, so that a client can only count
    them.`,

  async run({ connect, encode }) {
    const client = await connect();

    await client.sendBytes(...Array.from({ length: count }, () => encode({ type: 'pingreq' })));

    for (let time = 0; time < count; time += 1) await client.expect('pingresp');
    await client.expectNo('pingresp');
  },
});
