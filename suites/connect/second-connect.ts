import { matrix, type Stage, scenario } from '../../harness/scenario.ts';

/** Ways in which a second CONNECT may look harmless. */
const seconds: Readonly<Record<string, (stage: Stage) => Uint8Array>> = {
  identical: ({ encode, clientId }) => encode({ type: 'connect', clientId: clientId('owner'), cleanStart: false }),
  'other-client-id': ({ encode, clientId }) => encode({ type: 'connect', clientId: clientId('other') }),
  'clean-session': ({ encode, clientId }) => encode({ type: 'connect', clientId: clientId('owner'), cleanStart: true }),
  'other-keep-alive': ({ encode, clientId }) =>
    encode({ type: 'connect', clientId: clientId('owner'), cleanStart: false, keepAlive: 10 }),
};

export default matrix({ second: Object.keys(seconds) }, ({ second }) =>
  scenario({
    id: `connect/second-connect/${second}`,
    title: `A second CONNECT, ${second.replaceAll('-', ' ')}, ends the connection without another CONNACK`,
    statements: { '3.1.1': ['MQTT-3.1.0-2'], '5.0': ['MQTT-3.1.0-2', 'MQTT-3.2.0-2'] },
    lesson: `A connection has one CONNECT. A client that wants other terms closes the connection and opens a new one.`,
    needs: [{ maxQos: 1 }],

    async run(stage) {
      const { connect, clientId, topic, fail } = stage;
      const bytes = seconds[second]?.(stage) ?? fail('a CONNECT of that kind', second);
      const client = await connect({ clientId: clientId('owner'), cleanSession: false });
      await client.subscribe(topic('a'), { qos: 1 });

      await client.sendBytes(bytes);

      await client.expectClosed({ reasonCodes: [0x82] });
      await client.expectNo('connack', { statements: { '3.1.1': ['MQTT-3.1.0-2'], '5.0': ['MQTT-3.2.0-2'] } });
    },
  }),
);
