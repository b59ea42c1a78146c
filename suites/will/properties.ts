import { matrix, scenario } from '../../harness/scenario.ts';
import { type ExampleName, examples, expectUnaltered, statementsOf } from '../_application-properties.ts';

/** What CONNECT holds besides: topic, payload, client id, user name and password. */
const aroundBytes = 300;

export default matrix({ what: Object.keys(examples) as ExampleName[], retain: [false, true] }, ({ what, retain }) => {
  const properties = examples[what];

  return scenario({
    id: `will/properties/${what}/${retain ? 'retained' : 'live'}`,
    title: `A ${retain ? 'retained ' : ''}Will is published with the properties that CONNECT gave it: ${what.replaceAll('-', ' ')}`,
    statements: {
      '5.0': [
        'MQTT-3.1.2-7',
        ...('userProperty' in properties ? (['MQTT-3.1.3-10'] as const) : []),
        ...statementsOf(properties),
      ],
    },
    needs: [
      ...(retain ? (['retain-available'] as const) : []),
      { maxQos: 1 },
      ...(what === 'correlation-data-longest' ? [{ maximumPacketSize: 65_535 + aroundBytes }] : []),
    ],
    lesson: `A Will is a whole message, left with the server: with its topic, its payload and its properties. Only its delay is
      for the server itself.`,

    async run(stage) {
      const { connect, topic } = stage;
      const [watcher, late] = [await connect(), await connect()];
      await watcher.subscribe(topic('will'), { qos: 1 });
      const dying = await connect({
        will: {
          topic: topic('will'),
          payload: 'last words',
          qos: 1,
          retain,
          properties: { ...properties, willDelayInterval: 0 },
        },
      });

      await dying.cut();

      const came = await watcher.expect('publish', { topic: topic('will'), payload: 'last words', qos: 1 });
      expectUnaltered(stage, came, properties);
      if (!retain) return;
      await watcher.expectNo('publish', { after: watcher }); // it is stored by now, whichever the broker does first
      await late.subscribe(topic('will'), { qos: 1 });
      expectUnaltered(stage, await late.expect('publish', { payload: 'last words', retain: true }), properties);
    },
  });
});
