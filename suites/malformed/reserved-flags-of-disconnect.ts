import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ flag: [1, 2, 4, 8] }, ({ flag }) =>
  scenario({
    id: `malformed/reserved-flags-of-disconnect/${flag}`,
    title: `DISCONNECT with the reserved flag ${flag} set ends the connection as a violation: the Will is published`,
    statements: { '3.1.1': ['MQTT-3.14.1-1', 'MQTT-2.2.2-2'], '5.0': ['MQTT-3.14.1-1', 'MQTT-2.1.3-1'] },
    lesson: `A DISCONNECT discards the Will; a packet that only resembles one is a protocol error, after which the Will is
      published. So the Will tells whether the server looked at the flags.`,
    needs: [{ maxQos: 1 }],

    async run({ connect, topic }) {
      const watcher = await connect();
      await watcher.subscribe([topic('right'), topic('wrong')], { qos: 1 });
      const right = await connect({ will: { topic: topic('right'), payload: 'unwanted', qos: 1 } });
      await right.disconnect(); // the control: a good one discards its Will
      const wrong = await connect({ will: { topic: topic('wrong'), payload: 'published', qos: 1 } });

      await wrong.sendBytes(Uint8Array.of(0xe0 | flag, 0));

      await wrong.expectClosed({ on: 'DISCONNECT with a reserved flag set' });
      await watcher.expect('publish', { topic: topic('wrong'), payload: 'published' });
    },
  }),
);
