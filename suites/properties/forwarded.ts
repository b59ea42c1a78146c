import { matrix, scenario } from '../../harness/scenario.ts';
import { type ExampleName, examples, expectUnaltered, statementsOf } from '../_application-properties.ts';

export default matrix(
  { what: Object.keys(examples) as ExampleName[], arrival: ['live', 'retained', 'queued'] },
  ({ what, arrival }) => {
    const properties = examples[what];

    return scenario({
      id: `properties/forwarded/${what}/${arrival}`,
      title: `A ${arrival === 'queued' ? 'message queued for an absent subscriber' : `${arrival} message`} comes with the properties that it was published with: ${what.replaceAll('-', ' ')}`,
      statements: { '5.0': statementsOf(properties) },
      needs: [
        { maxQos: 1 },
        ...(arrival === 'retained' ? (['retain-available'] as const) : []),
        ...(what === 'correlation-data-longest' ? [{ maximumPacketSize: 66_000 }] : []),
      ],
      lesson: `Payload Format Indicator, Content Type, Response Topic, Correlation Data and User Properties are between those
        who send and those who receive. The server hands them on as they are, now or later.`,

      async run(stage) {
        const { connect, topic, clientId } = stage;
        const publisher = await connect();
        const subscriber = { clientId: clientId('subscriber'), cleanSession: arrival !== 'queued' };
        let watcher = await connect(subscriber);
        if (arrival !== 'retained') await watcher.subscribe(topic('a'), { qos: 1 });
        if (arrival === 'queued') await watcher.disconnect();

        await publisher.publish(topic('a'), 'hello', { qos: 1, retain: arrival === 'retained', properties });

        if (arrival === 'queued') watcher = await connect(subscriber);
        if (arrival === 'retained') await watcher.subscribe(topic('a'), { qos: 1 });
        const came = await watcher.expect('publish', { topic: topic('a'), payload: 'hello', qos: 1 });
        expectUnaltered(stage, came, properties);
      },
    });
  },
);
