import { matrix, scenario } from '../../harness/scenario.ts';
import { connectBytes } from './_connect-bytes.ts';

/** CONNECT packets that fail the first look at them, all with Clean Session 1. */
const invalid = {
  'reserved-flag': { flags: 0x03 },
  'unknown-level': { protocolLevel: 0x7f },
  'wrong-protocol-name': { protocolName: 'MQTX' },
} as const;

/** What has each refused. */
const closes = {
  'reserved-flag': { '3.1.1': ['MQTT-3.1.2-3'], '5.0': ['MQTT-3.1.2-3'] },
  'unknown-level': { '3.1.1': ['MQTT-3.1.2-2'], '5.0': ['MQTT-3.1.2-2'] },
  'wrong-protocol-name': { '3.1.1': ['MQTT-3.1.2-1'], '5.0': ['MQTT-3.1.2-1'] },
} as const;

export default matrix({ fault: Object.keys(invalid) as (keyof typeof invalid)[] }, ({ fault }) =>
  scenario({
    id: `connect/invalid-disturbs-nobody/${fault}`,
    title: `A CONNECT with ${fault === 'unknown-level' ? 'an' : 'a'} ${fault.replaceAll('-', ' ')} neither ends a connection with its client id nor discards the session`,
    statements: { '3.1.1': ['MQTT-3.1.2-4', 'MQTT-4.1.0-2'], '5.0': ['MQTT-4.1.0-1'] },
    lesson: `A server first looks whether a CONNECT is valid, and only then throws out the older client and clears its session.
      Otherwise anyone could do so with garbage.`,
    needs: [{ maxQos: 1 }],

    async run(stage) {
      const { connect, open, clientId, topic } = stage;
      const publisher = await connect();
      const client = await connect({ clientId: clientId('owner'), cleanSession: false });
      await client.subscribe(topic('a'), { qos: 1 });

      const intruder = await open();
      await intruder.sendBytes(connectBytes(stage, { ...invalid[fault], clientId: clientId('owner') }));
      await intruder.expectClosed({ statements: closes[fault] });
      await publisher.publish(topic('a'), 'undisturbed', { qos: 1 });

      await client.expect('publish', { topic: topic('a'), payload: 'undisturbed' });
      await client.expectOpen();
    },
  }),
);
