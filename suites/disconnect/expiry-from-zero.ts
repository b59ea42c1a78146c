import { matrix, scenario } from '../../harness/scenario.ts';

const protocolError = 0x82;

export default matrix({ before: ['absent', 0], after: [1, 3600, 0xffff_ffff] }, ({ before, after }) =>
  scenario({
    id: `disconnect/expiry-from-zero/${before}-to-${after}`,
    title: `DISCONNECT with a Session Expiry Interval of ${after} where CONNECT had ${before === 0 ? 0 : 'none'} is a protocol error: the Will is published, the session ends`,
    statements: { '5.0': ['v5.0-3.14.2.2.2-u2', 'v5.0-3.14.2.2.2-u3', 'MQTT-4.13.1-1', 'MQTT-3.1.2-8'] },
    lesson: `Who began a session that ends with its connection cannot have it kept after all. Such a DISCONNECT is none: the connection
      ends as by a failure, for which there is the Will.`,
    needs: [{ maxQos: 1 }],

    async run({ connect, clientId, topic, observe, warn, fail }) {
      const watcher = await connect();
      await watcher.subscribe(['will/right', 'will/wrong'].map(topic), { qos: 1 });
      const willOf = (name: string) => ({ topic: topic(`will/${name}`), payload: name, qos: 1 as const });
      const properties = before === 0 ? { sessionExpiryInterval: 0 } : {};
      const right = await connect({ will: willOf('right'), properties });
      await right.disconnect({ properties: { sessionExpiryInterval: 0 } }); // the control: 0 is still 0
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const client = await connect({ ...owner, cleanSession: true, will: willOf('wrong'), properties });
      // Where CONNACK sets another one (3.2.2.3.2) the session need not end with its connection.
      const { sessionExpiryInterval = 0 } = client.connack.properties ?? {};
      if (sessionExpiryInterval > 0) return observe('sessionExpiryInterval', sessionExpiryInterval);
      await client.subscribe(topic('a'), { qos: 1 });

      await client.send({ type: 'disconnect', properties: { sessionExpiryInterval: after } });
      const { reasonCode } = await client.expectClosed({ reasonCodes: [protocolError] });
      if (reasonCode === null) {
        warn('expected DISCONNECT 0x82 (Protocol Error), got the connection closed without one', {
          '5.0': ['v5.0-3.14.2.2.2-u3'],
        });
      }

      await watcher.expect('publish', { topic: topic('will/wrong') });
      const back = await connect(owner);
      if (back.connack.sessionPresent) {
        fail('CONNACK with Session Present 0', 'Session Present 1', { '5.0': ['MQTT-4.1.0-2'] });
      }
    },
  }),
);
