import { matrix, scenario } from '../../harness/scenario.ts';
import { examples, expectUnaltered } from '../_application-properties.ts';

const judged = { retained: 'MQTT-3.3.1-9', queued: 'MQTT-4.5.0-1', will: 'MQTT-3.1.2-8' } as const;

export default matrix({ from: ['3.1.1', '5.0'], arrival: ['retained', 'queued', 'will'] }, ({ from, arrival }) => {
  const to = from === '5.0' ? '3.1.1' : '5.0';
  const message = { retained: 'retained message', queued: 'message for an absent subscriber', will: 'Will' }[arrival];

  return scenario({
    id: `properties/between-versions/${arrival}-from-${from}`,
    title: `A ${message} from a client of ${from} reaches one of ${to}, without properties`,
    statements: { '5.0': [judged[arrival]] },
    needs: [...(arrival === 'retained' ? (['retain-available'] as const) : []), { maxQos: 1 }],
    lesson: `What waits in the server may be fetched by a client of another version. For one of 3.1.1 the properties are left out, and
      for one of 5.0 none are made up.`,

    async run(stage) {
      const { connect, topic, clientId } = stage;
      const properties = from === '5.0' ? { properties: examples['all-together'] } : {};
      const will = { topic: topic('a'), payload: 'hello', qos: 1, ...properties } as const;
      const publisher = await connect({ version: from, ...(arrival === 'will' ? { will } : {}) });
      const receiving = { version: to, clientId: clientId('subscriber'), cleanSession: arrival !== 'queued' } as const;
      let subscriber = await connect(receiving);
      if (arrival !== 'retained') await subscriber.subscribe(topic('a'), { qos: 1 });
      if (arrival === 'queued') await subscriber.disconnect();

      if (arrival === 'will') await publisher.cut();
      else await publisher.publish(topic('a'), 'hello', { qos: 1, retain: arrival === 'retained', ...properties });

      if (arrival === 'queued') subscriber = await connect(receiving);
      if (arrival === 'retained') await subscriber.subscribe(topic('a'), { qos: 1 });
      const came = await subscriber.expect('publish', { topic: topic('a'), payload: 'hello', qos: 1 });
      expectUnaltered(stage, came, {});
    },
  });
});
