import { scenario } from '../../harness/scenario.ts';
import { begin, release } from './_sender.ts';

export default scenario({
  id: 'qos/pubrel-unknown',
  title: 'A PUBREL under an identifier that was never used is answered by PUBCOMP and delivers nothing',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.3.3-2'], '5.0': ['MQTT-4.3.3-11'] },
  lesson: `The receiver cannot tell an identifier that it never saw from one whose exchange it finished and forgot. So it
    answers any PUBREL by PUBCOMP; in 5.0 reason code 0x92 may tell that it knows nothing of it.`,
  needs: [{ maxQos: 2 }],

  async run({ connect, topic, warn, observe, version }) {
    const [subscriber, publisher, stranger] = [await connect(), await connect(), await connect()];
    await subscriber.subscribe(topic('a'), { qos: 2 });
    const packetIdentifier = publisher.freshIdentifier();
    await begin(publisher, { topic: topic('a'), payload: 'control', packetIdentifier });

    await stranger.send({ type: 'pubrel', packetIdentifier });

    const outcome = await stranger.expectOneOf(['pubcomp']);
    if ('how' in outcome) {
      warn(
        'the connection was closed for a PUBREL that released nothing: the text asks for PUBCOMP, some see a violation',
      );
    } else {
      if (version === '5.0' && outcome.type === 'pubcomp') observe('pubcompForUnknown', outcome.reasonCode);
      await stranger.expectNo('pubcomp');
    }
    await release(publisher, packetIdentifier);
    await subscriber.expect('publish', { payload: 'control', qos: 2 });
    const other = await connect();
    await subscriber.expectNo('publish', { after: other });
  },
});
