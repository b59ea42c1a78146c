import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';

export default matrix({ noLocal: [true, false], by: ['own', 'other'] }, ({ noLocal, by }) =>
  scenario({
    id: `subscription-options/no-local-retained/${noLocal ? 'set' : 'not-set'}-${by}`,
    title: `A retained message ${by === 'own' ? 'of its own' : 'of another client'} ${by === 'own' && noLocal ? 'does not come' : 'comes'} to a client that subscribes with No Local ${noLocal ? 1 : 0}`,
    statements: { '5.0': ['MQTT-3.8.3-3', 'MQTT-3.3.1-9'] },
    lesson: `No Local is about who published. Many servers do not remember that of a retained message and hand it to everybody.`,
    needs: ['retain-available', { maxQos: 1 }],

    async run({ connect, topic, fail, warn }) {
      const [client, peer] = [await connect(), await connect()];
      await (by === 'own' ? client : peer).publish(topic('a'), 'kept', { qos: 1, retain: true });

      await client.subscribe(topic('a'), { qos: 1, noLocal });

      const isSpared = by === 'own' && noLocal;
      const came = (await arrivals(client, peer, isSpared ? 0 : 1)).length;
      if (isSpared) {
        if (came > 0) warn('expected no retained message of its own, with No Local 1, got it');
      } else if (came !== 1) fail('the retained message', came === 0 ? 'nothing' : `${came} copies`);
    },
  }),
);
