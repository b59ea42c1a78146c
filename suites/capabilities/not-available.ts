import { matrix, scenario } from '../../harness/scenario.ts';
import { type Wish, wishes } from './_wishes.ts';

export default matrix({ kind: Object.keys(wishes) as (keyof typeof wishes)[] }, ({ kind }) => {
  const { what, feature, breaks, reasonCode, answer, packet }: Wish = wishes[kind];
  return scenario({
    id: `capabilities/not-available/${kind}`,
    title: `${what} ends the connection where CONNACK said that the server does not offer it`,
    statements: { '5.0': breaks },
    lesson: `CONNACK tells what a server does without, so that no client asks for it. One that does so all the same has not listened:
      that is a Protocol Error, and for each there is a Reason Code that tells which.`,
    needs: [{ without: feature }],

    async run(stage) {
      const { connect, topic, maxQos, fail, warn } = stage;
      const qos = maxQos === 0 ? 0 : 1;
      const [control, watcher, client] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos });
      await control.publish(topic('a'), 'control', { qos });
      await watcher.expect('publish', { payload: 'control', retain: false });

      await client.sendBytes(packet(stage));

      const came =
        answer === null
          ? await client.expectClosed({ on: what, reasonCodes: [reasonCode] })
          : await client.expectOneOf([answer]);
      if (kind === 'retain' && 'how' in came && came.reasonCode === null) {
        warn('expected DISCONNECT 0x9A before the close, got none', { '5.0': ['v5.0-3.2.2.3.5-u3'] });
      }
      if ('type' in came && came.type === 'suback') {
        const [code = 0] = came.reasonCodes;
        const got = `SUBACK 0x${code.toString(16).padStart(2, '0')}`;
        if (code < 0x80) fail('the connection closed', got);
        // Table 3-8 has a code for each of them, while 3.2.2.3 calls it a Protocol Error.
        warn(`expected the connection closed, got ${got}`);
      }
      await watcher.expectNo('publish', { after: control });
    },
  });
});
