import { matrix, type Stage, scenario } from '../../harness/scenario.ts';

type FirstOfSession = 'publish' | 'pubrel' | 'nothing';

/** What a session may have waiting, so that a server might send it too early; each gives the type of what comes first. */
const waiting: Readonly<Record<string, (stage: Stage, clientId: string) => Promise<FirstOfSession>>> = {
  nothing: async () => 'nothing',
  'queued-messages': async ({ connect, topic }, clientId) => {
    const former = await connect({ clientId, cleanSession: false });
    await former.subscribe(topic('a'), { qos: 1 });
    await former.disconnect();
    const publisher = await connect();
    for (let count = 0; count < 10; count += 1) await publisher.publish(topic('a'), `${count}`, { qos: 1 });
    return 'publish';
  },
  'unacknowledged-messages': async ({ connect, topic }, clientId) => {
    const former = await connect({ clientId, cleanSession: false, acks: 'manual' });
    await former.subscribe(topic('a'), { qos: 1 });
    const publisher = await connect();
    await publisher.publish(topic('a'), 'unacknowledged', { qos: 1 });
    await former.expect('publish', { payload: 'unacknowledged' });
    await former.disconnect();
    return 'publish';
  },
  'an-owed-pubrel': async ({ connect, topic }, clientId) => {
    const former = await connect({ clientId, cleanSession: false, acks: 'manual' });
    await former.subscribe(topic('a'), { qos: 2 });
    const publisher = await connect();
    await publisher.publish(topic('a'), 'received', { qos: 2 });
    const { packetIdentifier = 0 } = await former.expect('publish', { payload: 'received', qos: 2 });
    await former.send({ type: 'pubrec', packetIdentifier });
    await former.expect('pubrel');
    await former.disconnect();
    return 'pubrel';
  },
};

const resumes = { '3.1.1': ['MQTT-4.4.0-1'], '5.0': ['MQTT-4.4.0-1'] } as const;

export default matrix({ held: Object.keys(waiting) }, ({ held }) =>
  scenario({
    id: `connect/connack-first/${held}`,
    title: `CONNACK comes first and once, with ${held.replaceAll('-', ' ')} waiting for the client`,
    statements: { '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-1', 'MQTT-3.2.0-2'] },
    lesson: `CONNACK opens the conversation. Only after it does the client know whether what follows belongs to a session that
      it remembers.`,
    needs: held === 'an-owed-pubrel' ? [{ maxQos: 2 }] : [{ maxQos: 1 }],

    async run(stage) {
      const { open, encode, clientId, fail } = stage;
      const next = (await waiting[held]?.(stage, clientId('owner'))) ?? 'nothing';

      const client = await open({ acks: 'manual' });
      await client.sendBytes(
        encode({ type: 'connect', clientId: clientId('owner'), cleanStart: false }),
        encode({ type: 'pingreq' }),
      );

      const first = await client.expectOneOf(['connack', 'publish', 'pubrel', 'pingresp']);
      const came = 'type' in first ? first.type.toUpperCase() : 'the end of the connection';
      if (came !== 'CONNACK') fail('CONNACK as the first packet', came);
      if (next === 'pubrel') await client.expect(next, undefined, { statements: resumes });
      if (next === 'publish') await client.expect(next);
      await client.expect('pingresp');
      await client.expectNo('connack');
    },
  }),
);
