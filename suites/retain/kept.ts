import { matrix, scenario } from '../../harness/scenario.ts';
import { handedOut, retain, warnDiscarded } from './_publishing.ts';

const filters = { name: 'a/b', plus: 'a/+', hash: 'a/#', parent: 'a/b/#' } as const;

export default matrix({ qos: [0, 1, 2], filter: Object.entries(filters) }, ({ qos, filter: [name, filter] }) =>
  scenario({
    id: `retain/kept/qos-${qos}/by-${name}`,
    title: `Retained at QoS ${qos}, a message comes once, with RETAIN 1 and QoS ${qos}, to a late subscriber of ${filter}`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-3.3.1-5', 'MQTT-3.3.1-6', 'MQTT-3.3.1-8'],
      '5.0': ['MQTT-3.3.1-5', 'MQTT-3.3.1-9'],
    },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 2 }],
    lesson: `The server stores a retained message with its QoS and hands it to each new subscription that matches, by name or
      by wildcard. RETAIN 1 tells the subscriber that this is the last known state and not news.`,

    async run(stage) {
      const { connect, topic, fail } = stage;
      const [publisher, late] = [await connect(), await connect()];
      await retain(publisher, topic('a/b'), 'kept', qos);

      await late.subscribe(topic(filter), { qos: 2 });

      const came = await handedOut(late);
      if (came === null && qos === 0) return warnDiscarded(stage);
      if (came === null) return fail('the retained message', 'nothing');
      if (came.topic !== topic('a/b') || new TextDecoder().decode(came.payload) !== 'kept')
        fail('the message as it was', `topic ${came.topic}, ${came.payload.length} bytes`);
      if (came.qos !== qos)
        fail(`QoS ${qos}`, `QoS ${came.qos}`, { '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] });
      if (!came.retain) fail('RETAIN 1', 'RETAIN 0', { '3.1.1': ['MQTT-3.3.1-8'], '5.0': ['MQTT-3.3.1-9'] });
      await late.expectNo('publish', { after: publisher });
    },
  }),
);
