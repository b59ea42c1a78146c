import { forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

/** By what is wrong: the filters, @ being the scenario's tag, and the statement that they break. */
const cases = {
  'no-share-name': { filters: ['$share//@', '$share/'], breaks: 'MQTT-4.8.2-1' },
  'no-filter': { filters: ['$share/@', '$share/@/'], breaks: 'MQTT-4.8.2-2' },
  'plus-in-share-name': { filters: ['$share/+/@', '$share/a+/@', '$share/+@'], breaks: 'MQTT-4.8.2-2' },
  'hash-in-share-name': { filters: ['$share/#/@', '$share/a#/@', '$share/#'], breaks: 'MQTT-4.8.2-2' },
  'misplaced-hash': { filters: ['$share/a/@/#/b', '$share/a/@#'], breaks: 'MQTT-4.7.1-1' },
  'misplaced-plus': { filters: ['$share/a/@+', '$share/a/@/+b'], breaks: 'MQTT-4.7.1-2' },
} as const;

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[] }, ({ kind }) =>
  scenario({
    id: `shared/illegal-filter/${kind}`,
    title: `A Shared Subscription with ${kind.replaceAll('-', ' ')} is not granted: ${cases[kind].filters.join(' ')}`,
    statements: { '5.0': [cases[kind].breaks, 'MQTT-4.13.1-1'] },
    lesson: `$share, a name of at least one character, and a Topic Filter: all three must be there. A name that holds a wildcard
      would say nothing about which group is meant.`,
    needs: ['shared-subscriptions', 'wildcard-subscriptions', { maxQos: 1 }],

    async run(stage) {
      const { connect, topic, tag, observe, fail } = stage;
      const control = await connect();
      await control.subscribe(`$share/${tag}/${topic('fine')}`, { qos: 1 });

      for (const filter of cases[kind].filters) {
        const client = await connect();
        const text = utf8String(filter.replace('@', tag));
        await client.sendBytes(forge(0x82, twoByteInteger(1), propertiesIn(stage), text, [1]));
        const answer = await client.expectOneOf(['suback']);
        const codes = 'type' in answer && answer.type === 'suback' ? answer.reasonCodes : null;
        if (codes?.some((code) => code < 0x80))
          fail('the connection closed, or SUBACK refusing it', `SUBACK granting ${filter}`);
        observe('reaction', codes === null ? 'closed' : `SUBACK 0x${codes[0]?.toString(16)}`);
      }

      await control.expectOpen();
    },
  }),
);
