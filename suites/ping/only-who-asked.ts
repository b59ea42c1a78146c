import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'ping/only-who-asked',
  title: 'PINGRESP goes to the client that sent PINGREQ and to no other',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.12.4-1'], '5.0': ['MQTT-3.12.4-1'] },
  lesson: `A ping is a matter of one connection. What it shows holds for that connection only, and for the client at its end.`,

  async run({ connect }) {
    const [asking, silent, other] = [await connect(), await connect(), await connect()];

    await asking.ping();
    await other.ping();
    await asking.ping();

    await silent.expectNo('pingresp');
    await asking.expectNo('pingresp');
  },
});
