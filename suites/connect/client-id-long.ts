import { matrix, scenario } from '../../harness/scenario.ts';
import { judgeUnusualIds } from './_unusual-id.ts';

export default matrix({ length: [24, 64, 256, 1024, 65_535] }, ({ length }) =>
  scenario({
    id: `connect/client-id-long/${length}`,
    title: `A client id of ${length} bytes is refused with CONNACK 2, or served in its whole length`,
    statements: { '3.1.1': ['MQTT-3.1.3-9', 'MQTT-3.1.3-2'], '5.0': ['MQTT-3.1.3-8', 'MQTT-3.1.3-2'] },
    lesson: `A server may take client ids longer than 23 bytes. If it does, every byte counts: one that cut them short would
      give one client the session of another.`,
    needs: length === 65_535 ? ['slow', { maxQos: 1 }] : [{ maxQos: 1 }],

    async run(stage) {
      const start = stage.tag.padEnd(length - 1, 'l');

      await judgeUnusualIds(stage, [`${start}1`, `${start}2`], { mayClose: length === 65_535 });
    },
  }),
);
