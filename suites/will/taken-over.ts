import { matrix, scenario } from '../../harness/scenario.ts';

const flag = (clean: boolean): string => (clean ? 'clean' : 'kept');

export default matrix({ former: [true, false], next: [true, false], nextWill: [false, true] }, (point) => {
  const { former, next, nextWill } = point;

  return scenario({
    id: `will/taken-over/${flag(former)}-by-${flag(next)}${nextWill ? '-with-a-will' : ''}`,
    title: `Taken over from Clean Session ${former ? 1 : 0} to ${next ? 1 : 0}, the former connection's Will is published${nextWill ? ", the next one's is not" : ''}`,
    statements: { '3.1.1': ['MQTT-3.1.2-8', 'MQTT-3.1.4-2'], '5.0': ['MQTT-3.1.2-8', 'MQTT-3.1.4-3'] },
    needs: ['wildcard-subscriptions', { maxQos: 1 }],
    lesson: `A second connection with the same client id ends the first, and that end has no DISCONNECT. A Will belongs to
      its Network Connection: that the client, or its session, goes on elsewhere does not take it back.`,

    async run({ connect, topic, clientId }) {
      const watcher = await connect();
      await watcher.subscribe(topic('+'), { qos: 1 });
      const same = { clientId: clientId('same') };
      const willTo = (name: string) => ({ topic: topic(name), payload: name, qos: 1 as const });
      const old = await connect({ ...same, cleanSession: former, will: willTo('former') });

      const current = await connect({ ...same, cleanSession: next, ...(nextWill ? { will: willTo('next') } : {}) });

      await old.expectClosed({ statements: { '3.1.1': ['MQTT-3.1.4-2'], '5.0': ['MQTT-3.1.4-3'] } });
      await watcher.expect(
        'publish',
        { topic: topic('former'), payload: 'former', qos: 1, retain: false },
        { statements: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] } },
      );
      await watcher.expectNo('publish', { after: current });
      if (!nextWill) return;
      await current.cut();
      await watcher.expect('publish', { topic: topic('next'), payload: 'next', qos: 1 });
    },
  });
});
