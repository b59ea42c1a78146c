import { matrix, scenario } from '../../harness/scenario.ts';
import { handedOut, retain, warnDiscarded } from './_publishing.ts';

export default matrix({ former: [0, 1, 2], next: [0, 1, 2], by: ['same', 'other'] }, ({ former, next, by }) =>
  scenario({
    id: `retain/replaced/qos-${former}-by-${next}/${by}-client`,
    title: `Retained at QoS ${former}, then at ${next} by ${by === 'same' ? 'the same client' : 'another'}: a late subscriber gets the second only`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-3.3.1-6', 'MQTT-3.3.1-7'],
      '5.0': ['MQTT-3.3.1-9', 'MQTT-3.3.1-5', 'v5.0-3.3.1.3-u1'],
    },
    needs: ['retain-available', { maxQos: 2 }],
    lesson: `A topic has one retained message, the last: it takes the place of the one before, whoever sent it and at
      whatever QoS. A new one at QoS 0 need not be kept, but the old one must go all the same.`,

    async run(stage) {
      const { connect, topic, fail } = stage;
      const [first, late] = [await connect(), await connect()];
      const second = by === 'same' ? first : await connect();
      await retain(first, topic('a'), 'former', former);

      await retain(second, topic('a'), 'next', next);

      await late.subscribe(topic('a'), { qos: 2 });
      const came = await handedOut(late);
      if (came === null && next === 0) return warnDiscarded(stage);
      if (came === null) return fail('the last retained message', 'nothing');
      const text = new TextDecoder().decode(came.payload);
      if (text !== 'next') fail('the last retained message', `"${text}"`);
      if (came.qos !== next)
        fail(`QoS ${next}`, `QoS ${came.qos}`, { '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] });
      await late.expectNo('publish', { after: first });
    },
  }),
);
