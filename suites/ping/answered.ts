import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'ping/answered',
  title: 'PINGREQ is answered by PINGRESP, each time',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.12.4-1'], '5.0': ['MQTT-3.12.4-1'] },
  lesson:
    'A client that has nothing to say sends PINGREQ to show that it lives; the answer shows it that the server does too.',

  async run({ connect }) {
    const client = await connect();

    for (let time = 0; time < 3; time += 1) await client.ping();
  },
});
