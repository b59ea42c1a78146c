import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ first: [0, 1, 2], second: [0, 1, 2] }, ({ first, second }) =>
  first === second
    ? null
    : scenario({
        id: `subscribe/same-filter-twice/${first}-then-${second}`,
        title: `A SUBSCRIBE that names one filter at QoS ${first} and again at ${second} makes one subscription, at ${second}`,
        statements: { '3.1.1': ['MQTT-3.8.4-4', 'MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-5', 'MQTT-3.8.4-3'] },
        needs: [{ maxQos: 2 }],
        lesson: `Several filters in one SUBSCRIBE are as several SUBSCRIBE packets in a row. So the second mention of a filter
          replaces the first, and still gets a code of its own.`,

        async run({ connect, topic, fail }) {
          const [client, publisher] = [await connect(), await connect()];
          const { reasonCodes } = await client.subscribe([
            { topicFilter: topic('a'), qos: first },
            { topicFilter: topic('a'), qos: second },
          ]);
          const [, granted = 0] = reasonCodes;
          if (granted > second) fail(`at most QoS ${second} granted for the second`, `${granted}`);

          await publisher.publish(topic('a'), 'once', { qos: 2 });

          await client.expect('publish', { payload: 'once', qos: granted as 0 | 1 | 2 });
          await client.expectNo('publish', { after: publisher });
        },
      }),
);
