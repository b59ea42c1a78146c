import { matrix, scenario } from '../../harness/scenario.ts';
import { shared } from './_group.ts';

export default matrix({ who: ['first', 'second', 'again', 'after-return'], qos: [0, 1] }, ({ who, qos }) =>
  scenario({
    id: `shared/no-retained/${who}-at-qos-${qos}`,
    title: `Retained messages are not sent for a Shared Subscription: ${who.replace('-', ' ')}, at QoS ${qos}`,
    statements: { '5.0': ['MQTT-3.3.1-9', 'MQTT-3.3.1-12'] },
    lesson: `The last word on a topic is of interest to who comes anew, not to a group that shares the work: it was done when the
      message was published. So a member gets messages only as they come.`,
    needs: ['shared-subscriptions', 'retain-available', { maxQos: 1 }],

    async run({ connect, clientId, topic }) {
      const publisher = await connect();
      await publisher.publish(topic('a'), 'kept', { qos: 1, retain: true });
      const plain = await connect();
      await plain.subscribe(topic('a'), { qos: 1 });
      await plain.expect('publish', { payload: 'kept', retain: true }); // the control: there is one

      const owner = { clientId: clientId('owner'), cleanSession: false };
      let client = await connect(owner);
      const filter = shared(topic('a'));
      if (who === 'second') await (await connect()).subscribe(filter, { qos: 1 });
      if (who === 'again' || who === 'after-return') await client.subscribe(filter, { qos: 1 });
      if (who === 'after-return') {
        await client.disconnect();
        client = await connect(owner);
      }
      await client.subscribe(filter, { qos });

      await client.expectNo('publish', { after: publisher, statements: { '5.0': ['MQTT-3.3.1-9'] } });
      if (who === 'second') return;
      await publisher.publish(topic('a'), 'live', { qos: 1, retain: true });
      await client.expect('publish', { payload: 'live', qos, retain: false });
    },
  }),
);
