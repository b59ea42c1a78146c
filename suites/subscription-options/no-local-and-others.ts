import { matrix, scenario } from '../../harness/scenario.ts';

/** What is alike about the two clients. */
const alike = ['nothing', 'beginning-of-the-id', 'id-in-another-case'] as const;

export default matrix({ alike, qos: [0, 1] }, ({ alike: common, qos }) =>
  scenario({
    id: `subscription-options/no-local-and-others/${common}-at-qos-${qos}`,
    title: `No Local keeps a client's messages from itself only: another one with ${common.replaceAll('-', ' ')} in common gets them and is heard, at QoS ${qos}`,
    statements: { '5.0': ['MQTT-3.8.3-3', 'MQTT-4.5.0-1'] },
    lesson: `Whether a message is a client's own goes by its whole Client Identifier, and by nothing else.`,
    needs: [{ maxQos: 1 }],

    async run({ connect, clientId, topic }) {
      const id = clientId('one');
      const one = await connect({ clientId: id });
      const named = { 'beginning-of-the-id': `${id}x`, 'id-in-another-case': id.toUpperCase() };
      const otherId = common === 'nothing' ? clientId('other') : named[common];
      const other = await connect({ clientId: otherId });
      for (const client of [one, other]) await client.subscribe(topic('a'), { qos, noLocal: true });

      await one.publish(topic('a'), 'of one', { qos });
      await other.publish(topic('a'), 'of the other', { qos });

      await other.expect('publish', { payload: 'of one' });
      await one.expect('publish', { payload: 'of the other' });
      await one.expectNo('publish', { after: other });
      await other.expectNo('publish', { after: one });
    },
  }),
);
