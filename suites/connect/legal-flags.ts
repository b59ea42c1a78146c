import { matrix, scenario } from '../../harness/scenario.ts';
import { expectAccepted } from './_accepted.ts';

export default matrix({ willQos: ['no', 0, 1, 2], cleanSession: [true, false] }, ({ willQos, cleanSession }) =>
  scenario({
    id: `connect/legal-flags/${willQos === 'no' ? 'no-will' : `will-qos-${willQos}`}-${cleanSession ? 'clean' : 'kept'}`,
    title: `CONNECT with Clean Session ${cleanSession ? 1 : 0} and ${willQos === 'no' ? 'no Will' : `a Will at QoS ${willQos}, retained or not,`} is accepted`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.4-5'] },
    lesson: `The Connect Flags tell which fields follow. Every combination that the standard allows is one that some client
      sends.`,
    needs: willQos === 1 || willQos === 2 ? [{ maxQos: willQos }] : [],

    async run(stage) {
      const cleanStart = cleanSession;
      if (willQos === 'no') {
        await expectAccepted(stage, { cleanStart });
        return;
      }
      for (const retain of stage.offer.retainAvailable ? [false, true] : [false]) {
        const will = { topic: stage.topic('will'), payload: 'gone', qos: willQos, retain };
        await expectAccepted(stage, { cleanStart, will });
      }
    },
  }),
);
