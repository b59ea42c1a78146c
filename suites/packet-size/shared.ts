import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { filled, publishBytes } from './_sized.ts';

export default matrix({ qos: [0, 1, 2], small: ['one', 'all'] }, ({ qos, small }) =>
  scenario({
    id: `packet-size/shared/${small}-small-at-qos-${qos}`,
    title: `Members of a Shared Subscription for whom a message at QoS ${qos} is too large do not get it (${small} of two), and smaller ones go on`,
    statements: { '5.0': ['MQTT-3.1.2-24', 'MQTT-3.1.2-25', 'MQTT-4.5.0-1'] },
    lesson: `When the chosen member cannot take the message the server may drop it or give it to one who can. What it may not do is
      send it all the same, or stop.`,
    needs: ['shared-subscriptions', { maxQos: 2 }],

    async run(stage) {
      const { connect, topic, observe, fail } = stage;
      const large = { topic: topic('a'), payload: filled('large'), qos };
      const limited = { properties: { maximumPacketSize: publishBytes(stage, large) - 100, receiveMaximum: 2 } };
      const publisher = await connect();
      const members = [await connect(limited), await connect(small === 'all' ? limited : {})];
      for (const member of members) await member.subscribe(`$share/group/${topic('a')}`, { qos });

      for (let time = 0; time < 6; time += 1) await publisher.publish(topic('a'), large.payload, { qos });
      for (const payload of ['1', '2', '3', '4']) await publisher.publish(topic('a'), payload, { qos });

      const texts: string[][] = [];
      for (const member of members)
        texts.push((await arrivals(member, publisher)).map(({ payload }) => new TextDecoder().decode(payload)));
      const [first = [], second = []] = texts;
      const isLarge = (text: string): boolean => text === large.payload;
      if (first.some(isLarge)) fail('nothing that is too large', 'the large message');
      observe('largeOnesThatSomebodyGot', `${second.filter(isLarge).length} of 6`);
      const others = [...first, ...second].filter((text) => !isLarge(text)).toSorted();
      if (others.join() !== '1,2,3,4') fail('messages 1, 2, 3, 4, each once', others.join(', '));
    },
  }),
);
