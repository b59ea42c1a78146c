import { matrix, scenario } from '../../harness/scenario.ts';

const cases = {
  'qos-2': { will: { qos: 2 }, feature: 'qos-2', breaks: 'MQTT-3.2.2-12', reasonCode: 0x9b },
  retain: { will: { retain: true }, feature: 'retain-available', breaks: 'MQTT-3.2.2-13', reasonCode: 0x9a },
} as const;

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[] }, ({ kind }) => {
  const { will, feature, breaks, reasonCode } = cases[kind];
  const code = `0x${reasonCode.toString(16)}`;
  return scenario({
    id: `capabilities/will-beyond/${kind}`,
    title: `A CONNECT whose Will is beyond what the server offers (${kind.replace('-', ' ')}) is refused and closed`,
    statements: { '5.0': [breaks] },
    lesson: `The Will comes with the very first packet, before the client can know what the server offers. So the server refuses the
      connection and should tell why, and the client can try again.`,
    needs: [{ without: feature }],

    async run({ connect, open, clientId, topic, maxQos, observe, fail, warn }) {
      const qos = maxQos === 0 ? 0 : 1;
      const watcher = await connect();
      await watcher.subscribe(topic('will'), { qos });
      const control = await connect({ will: { topic: topic('will'), payload: 'fine', qos } });
      await control.cut();
      await watcher.expect('publish', { payload: 'fine' });

      const client = await open();
      const message = { topic: topic('will'), payload: 'beyond', ...will };
      await client.send({ type: 'connect', clientId: clientId('beyond'), will: message });

      const answer = await client.expectOneOf(['connack']);
      const refusedWith = 'type' in answer && answer.type === 'connack' ? answer.reasonCode : null;
      const got = refusedWith === null ? 'no CONNACK' : `Reason Code 0x${refusedWith.toString(16)}`;
      observe('refusedWith', got);
      if (refusedWith !== null && refusedWith < 0x80) fail('the CONNECT refused', got);
      await client.expectClosed();
      if (refusedWith !== reasonCode) warn(`expected CONNACK with Reason Code ${code}, got ${got}`);
      await watcher.expectNo('publish', { after: await connect() });
    },
  });
});
