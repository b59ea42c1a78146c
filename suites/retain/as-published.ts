import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix(
  { option: [false, true], qos: [0, 1, 2], granted: [0, 2], filter: ['name', 'wildcard'] },
  ({ option, qos, granted, filter }) =>
    scenario({
      id: `retain/as-published/${option ? 1 : 0}/published-${qos}-granted-${granted}-by-${filter}`,
      title: `Retain As Published ${option ? '1: RETAIN is passed on as it was' : '0: RETAIN is 0 whatever it was'} (QoS ${qos}, granted ${granted}, by ${filter})`,
      statements: { '5.0': [option ? 'MQTT-3.3.1-13' : 'MQTT-3.3.1-12'] },
      needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 2 }],
      lesson: `A bridge to another broker has to know whether a message was published with RETAIN, for it is to be retained
        there too. Such a subscriber asks for Retain As Published; all others get RETAIN 0 with what is new.`,

      async run({ connect, topic }) {
        const [publisher, bridge, plain] = [await connect(), await connect(), await connect()];
        const topicFilter = topic(filter === 'name' ? 'a' : '#');
        await bridge.subscribe(topicFilter, { qos: granted, retainAsPublished: option });
        await plain.subscribe(topicFilter, { qos: granted, retainAsPublished: !option });

        for (const [payload, retain] of [
          ['first', true],
          ['second', false],
          ['third', true],
          ['', true],
        ] as const) {
          await publisher.publish(topic('a'), payload, { qos, retain });
          await bridge.expect('publish', { payload, retain: retain && option });
          await plain.expect('publish', { payload, retain: retain && !option });
        }
        await bridge.expectNo('publish', { after: publisher });
      },
    }),
);
