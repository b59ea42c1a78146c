import { matrix, scenario } from '../../harness/scenario.ts';
import { longLife, shortLife, wait, waitSeconds } from './_waiting.ts';

/** By name: the life of the first retained message and of the second; seconds, undefined is for ever. */
const cases = {
  'short-by-long': [shortLife, longLife],
  'short-by-ever': [shortLife, undefined],
  'long-by-short': [longLife, shortLife],
  'ever-by-short': [undefined, shortLife],
} as const;

export default matrix({ which: Object.entries(cases) }, ({ which: [name, [first, second]] }) =>
  scenario({
    id: `expiry/retained-replaced/${name}`,
    title: `The life of a retained message is its own: ${name.replaceAll('-', ' ')}, ${second === shortLife ? 'nothing is left' : 'the second stays'}`,
    statements: { '5.0': ['MQTT-3.3.2-5', 'MQTT-3.3.1-5'] },
    needs: ['retain-available', { maxQos: 1 }],
    lesson: `A retained message that takes the place of another does so for good. When it expires the former does not come back,
      and what was left of the former's life does not end it.`,
    mandatedWaitMs: 1000 * waitSeconds,

    async run({ connect, topic }) {
      const [publisher, late] = [await connect(), await connect()];
      const retain = (text: string, messageExpiryInterval: number | undefined) =>
        publisher.publish(topic('a'), text, { qos: 1, retain: true, properties: { messageExpiryInterval } });
      await publisher.publish(topic('b'), 'control', { qos: 1, retain: true });
      await retain('first', first);
      await retain('second', second);

      await wait(publisher);

      await late.subscribe(topic('a'), { qos: 1 });
      if (second !== shortLife) await late.expect('publish', { payload: 'second', retain: true });
      await late.expectNo('publish', { after: publisher });
      await late.subscribe(topic('b'), { qos: 1 });
      await late.expect('publish', { payload: 'control', retain: true });
    },
  }),
);
