import { matrix, scenario } from '../../harness/scenario.ts';
import { waiting } from '../_arrivals.ts';

const messages = ['1', '2', '3'];

export default matrix({ qos: [1, 2], maximum: [5, 1, 0], way: ['unacknowledged', 'queued'] }, ({ qos, maximum, way }) =>
  scenario({
    id: `topic-alias/redelivered/${way}-at-qos-${qos}-to-maximum-${maximum}`,
    title: `What is ${way === 'queued' ? 'waiting' : 'sent again'} at QoS ${qos} comes under its topic, though the aliases of the connection before are gone (maximum now ${maximum})`,
    statements: { '5.0': ['MQTT-3.3.2-7', 'MQTT-4.4.0-1', 'MQTT-3.3.2-11'] },
    lesson: `A PUBLISH that went out with an alias alone cannot be repeated byte by byte on the next connection: there the alias stands
      for nothing yet. The topic must be named again.`,
    needs: [{ maxQos: qos }],

    async run({ connect, clientId, topic, observe, fail }) {
      const publisher = await connect();
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const former = await connect({ ...owner, acks: 'manual', properties: { topicAliasMaximum: 5 } });
      await former.subscribe(topic('a'), { qos });
      if (way === 'queued') {
        await publisher.publish(topic('a'), 'before', { qos: 0 });
        await former.expect('publish', { payload: 'before' });
        await former.disconnect();
      }
      for (const payload of messages) await publisher.publish(topic('a'), payload, { qos });
      let sent = 0;
      if (way === 'unacknowledged') {
        await former.expect('publish', { topic: topic('a'), payload: '1' });
        sent = 1 + (await waiting(former)).length; // a server may hold back what comes behind the first
        observe('sentBefore', sent);
        await former.cut();
      }

      const back = await connect({ ...owner, properties: { topicAliasMaximum: maximum } });

      for (const [at, payload] of messages.entries()) {
        const { dup, properties } = await back.expect('publish', { topic: topic('a'), payload });
        // What went into the connection that was cut was sent too, though nobody saw it.
        const isDupOpen = way === 'unacknowledged' && at >= sent;
        if (!isDupOpen && dup !== at < sent) fail(`message ${payload} with DUP ${Number(!dup)}`, `DUP ${Number(dup)}`);
        const alias = properties?.topicAlias ?? 0;
        if (alias > maximum) fail(`no Topic Alias above ${maximum}`, `${alias}`);
      }
    },
  }),
);
