import { matrix, scenario } from '../../harness/scenario.ts';
import { acknowledgementOf, formNames } from './_acknowledgement-bytes.ts';
import { begin, release } from './_sender.ts';

export default matrix({ form: formNames, code: [0x00, 0x92] }, ({ form, code }) =>
  scenario({
    id: `qos/pubrel-forms/${form}-0x${code.toString(16).padStart(2, '0')}`,
    title: `PUBREL with ${form.replaceAll('-', ' ')} and Reason Code 0x${code.toString(16).padStart(2, '0')} releases the message and is answered by PUBCOMP`,
    statements: { '5.0': ['MQTT-4.3.3-11', 'MQTT-4.3.3-12'] },
    needs: [{ maxQos: 2 }],
    lesson: `Whatever its form and whatever its Reason Code says, a PUBREL is answered by PUBCOMP, and its identifier is free from
      then on.`,

    async run({ connect, topic }) {
      const [subscriber, publisher] = [await connect(), await connect()];
      await subscriber.subscribe(topic('a'), { qos: 2 });
      const packetIdentifier = publisher.freshIdentifier();
      await begin(publisher, { topic: topic('a'), payload: 'first', packetIdentifier });

      await publisher.sendBytes(acknowledgementOf('pubrel', packetIdentifier, form, code));

      await publisher.expect('pubcomp', { packetIdentifier });
      await subscriber.expect('publish', { payload: 'first', qos: 2 });
      await begin(publisher, { topic: topic('a'), payload: 'second', packetIdentifier });
      await release(publisher, packetIdentifier);
      await subscriber.expect('publish', { payload: 'second', qos: 2 });
      await subscriber.expectNo('publish', { after: publisher });
    },
  }),
);
