import { matrix, scenario } from '../../harness/scenario.ts';
import { numbered, textOf } from './_messages.ts';
import { acknowledge } from './_receiver.ts';

const messages = 30;
const qosOf = (number: number): 0 | 1 | 2 => (number % 3) as 0 | 1 | 2;

export default matrix({ subscriber: ['online', 'away'] }, ({ subscriber: where }) =>
  scenario({
    id: `qos/order-across-levels/${where}`,
    title: `Of messages at QoS 0, 1 and 2 in turn on one topic, those of each level come in order (subscriber ${where})`,
    statements: { '3.1.1': ['MQTT-4.6.0-6', 'MQTT-4.6.0-5'], '5.0': ['MQTT-4.6.0-5', 'MQTT-4.6.0-6'] },
    lesson: `The promise of order is for one topic and one level. A QoS 2 message may be overtaken by a QoS 0 one, never by another
      at its own level; what a server keeps beyond that is its courtesy.`,
    needs: [{ maxQos: 2 }],

    async run({ connect, clientId, topic, observe, fail }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [former, publisher] = [await connect(owner), await connect()];
      await former.subscribe(topic('a'), { qos: 2 });
      if (where === 'away') await former.disconnect();
      const all = numbered(messages).map(Number);

      for (const number of all) await publisher.publish(topic('a'), `${number}`, { qos: qosOf(number) });
      const subscriber = where === 'away' ? await connect(owner) : former;

      const due = ([0, 1, 2] as const).map((qos) => all.filter((number) => qosOf(number) === qos));
      let latest = 0;
      let whole = true;
      while (due[1]?.length || due[2]?.length) {
        const next = await subscriber.expect('publish');
        const number = Number(textOf(next));
        if (next.qos !== qosOf(number)) fail(`message ${number} at QoS ${qosOf(number)}`, `it at QoS ${next.qos}`);
        // Messages at QoS 0 may be missing, but not come late.
        while (next.qos === 0 && (due[0]?.[0] ?? number) < number) due[0]?.shift();
        const expected = due[next.qos]?.shift();
        if (number !== expected) fail(`message ${expected} as the next at QoS ${next.qos}`, `message ${number}`);
        if (number < latest) whole = false;
        latest = number;
        await acknowledge(subscriber, next);
      }
      observe(`orderAcrossLevels-${where}`, whole ? 'kept' : 'changed');
    },
  }),
);
