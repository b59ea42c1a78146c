import { forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';
import { spell } from './_spell.ts';

const misplacedHash = ['@/a#', '@#', '@/#/b', '#/@', '@/#a', '@/##', '@/#/', '#@'] as const;
const misplacedPlus = ['@/a+', '@+', '+@', '@/+a', '@/a+b', '@/a+/b', '@/++', '@/+#', '@/#+'] as const;

/** A name for the report: the filter without the slashes that would make folders of it. */
const shown = (filter: string): string =>
  filter.replaceAll('/', '-').replaceAll('#', 'hash').replaceAll('+', 'plus').replaceAll('@', 't');

export default matrix({ filter: [...misplacedHash, ...misplacedPlus] }, ({ filter }) =>
  scenario({
    id: `topic/illegal-filter/${shown(filter)}`,
    title: `No subscription is granted for ${filter}`,
    statements: {
      '3.1.1': [misplacedHash.some((each) => each === filter) ? 'MQTT-4.7.1-2' : 'MQTT-4.7.1-3', 'MQTT-4.8.0-1'],
      '5.0': [misplacedHash.some((each) => each === filter) ? 'MQTT-4.7.1-1' : 'MQTT-4.7.1-2', 'MQTT-4.13.1-1'],
    },
    needs: [{ maxQos: 1 }],
    lesson: `A wildcard takes the place of a whole level, and # is always the last character. A filter with a wildcard
      anywhere else is no filter: the server ends the connection, or at least refuses the subscription.`,

    async run(stage) {
      const { version, connect, topic, tag, observe, fail } = stage;
      const [client, publisher] = [await connect(), await connect()];
      await client.subscribe(topic('fine'), { qos: 1 }); // the control: a filter that is one is granted
      const packetIdentifier = client.freshIdentifier();

      const start = [twoByteInteger(packetIdentifier), propertiesIn(stage)] as const;
      await client.sendBytes(forge(0x82, ...start, utf8String(spell(filter, tag)), [1]));

      const answer = await client.expectOneOf(['suback']);
      const codes = 'type' in answer && answer.type === 'suback' ? answer.reasonCodes : null;
      if (codes?.some((code) => (version === '5.0' ? code < 0x80 : code !== 0x80))) {
        fail('the connection closed, or SUBACK refusing it', `SUBACK granting QoS ${codes.join(', ')}`);
      }
      observe('reaction', codes === null ? 'closed' : `SUBACK 0x${codes[0]?.toString(16)}`);
      await publisher.publish(topic('b'), 'nobody asked', { qos: 1 });
      await client.expectNo('publish', { after: publisher });
    },
  }),
);
