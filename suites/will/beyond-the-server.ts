import { matrix, scenario } from '../../harness/scenario.ts';

const cases = {
  qos: { lacks: 'qos-2', code: 0x9b, statement: 'MQTT-3.2.2-12', title: 'a Will QoS above its Maximum QoS' },
  retain: {
    lacks: 'retain-available',
    code: 0x9a,
    statement: 'MQTT-3.2.2-13',
    title: 'Will Retain 1, without retained messages,',
  },
} as const;

export default matrix({ which: Object.entries(cases) }, ({ which: [name, { lacks, code, statement, title }] }) =>
  scenario({
    id: `will/beyond-the-server/${name}`,
    title: `A server turns down a CONNECT with ${title} and never publishes that Will`,
    statements: { '5.0': [statement] },
    needs: [{ without: lacks }],
    lesson: `What a server has not got it tells in CONNACK, too late for the Will, which came with CONNECT. So it refuses the
      connection and says why, and the client can come again with less.`,

    async run({ connect, open, topic, offer, warn, fail }) {
      const watcher = await connect();
      await watcher.subscribe(topic('will'));
      const will = { topic: topic('will'), payload: 'last words' };
      const fitting = await connect({ will: { ...will, payload: 'control' } });
      await fitting.cut();
      await watcher.expect('publish', { payload: 'control' });
      const demanding = await open();

      const qos = offer.maximumQos === 0 ? 1 : 2;
      await demanding.send({ type: 'connect', will: { ...will, ...(name === 'qos' ? { qos } : { retain: true }) } });

      const answer = await demanding.expectOneOf(['connack']);
      if ('type' in answer && answer.type === 'connack') {
        if (answer.reasonCode < 0x80) fail('the connection refused', 'CONNACK accepting it');
        if (answer.reasonCode !== code) warn(`expected reason code ${code}, got ${answer.reasonCode}`);
        await demanding.expectClosed();
      } else warn(`expected CONNACK with reason code ${code} before the connection was closed, got none`);
      await watcher.expectNo('publish', { after: watcher });
    },
  }),
);
