import { matrix, scenario } from '../../harness/scenario.ts';

const cases = {
  qos: {
    lacks: 'qos-2',
    code: 0x9b,
    statements: ['MQTT-3.2.2-11', 'v5.0-3.2.2.3.4-u2'],
    title: 'at a QoS above the Maximum QoS of the server',
  },
  retain: {
    lacks: 'retain-available',
    code: 0x9a,
    statements: ['MQTT-3.2.2-14', 'v5.0-3.2.2.3.5-u2'],
    title: 'with RETAIN 1 to a server without retained messages',
  },
} as const;

export default matrix({ which: Object.entries(cases) }, ({ which: [name, { lacks, code, statements, title }] }) =>
  scenario({
    id: `publish/beyond-the-server/${name}`,
    title: `A PUBLISH ${title} ends the connection and reaches nobody`,
    statements: { '5.0': [...statements, 'MQTT-4.13.1-1'] },
    needs: [{ without: lacks }],
    lesson: `CONNACK tells what the server has not got. A client that asks for it all the same has not listened, and is let go
      with a reason code of its own for each.`,

    async run({ connect, topic, offer }) {
      const [watcher, publisher, demanding] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('a'));
      await demanding.publish(topic('a'), 'control');
      await watcher.expect('publish', { payload: 'control' });

      const qos = offer.maximumQos === 0 ? 1 : 2;
      const message = { type: 'publish', topic: topic('a'), payload: 'too much' } as const;
      await demanding.send({ ...message, ...(name === 'qos' ? { qos } : { retain: true }) });

      await demanding.expectClosed({ on: title, reasonCodes: [code] });
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
