import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'connect/take-over-case-sensitive',
  title: 'Clients whose ids differ only in case, or in one character more, do not take each other over',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.3-2'], '5.0': ['MQTT-3.1.3-2'] },
  lesson: `Ids are compared byte by byte. "Sensor1", "sensor1" and "sensor10" are three clients.`,

  async run({ connect, tag }) {
    const ids = [`${tag}Sensor1`, `${tag}sensor1`, `${tag}SENSOR1`, `${tag}sensor10`, `${tag}sensor`];

    const clients = [];
    for (const clientId of ids) clients.push(await connect({ clientId }));

    for (const client of clients) await client.expectOpen();
  },
});
