import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'session/new-where-none',
  title: 'Clean Start 0 with a client id never seen begins a session, which is served and kept',
  statements: { '5.0': ['MQTT-3.1.2-6', 'MQTT-3.2.2-3'] },
  lesson: `Clean Start 0 asks for the former session and does not insist on it. Where there is none, the server makes a new one and
    says so.`,
  needs: [{ maxQos: 1 }],

  async run({ connect, clientId, topic, fail }) {
    const peer = await connect();
    const client = await connect({ clientId: clientId('never-seen'), cleanSession: false });
    if (client.connack.sessionPresent) fail('CONNACK with Session Present 0', 'Session Present 1');

    await client.subscribe(topic('a'), { qos: 1 });
    await peer.publish(topic('a'), 'live', { qos: 1 });
    await client.expect('publish', { payload: 'live' });
    await client.ping();
    await client.disconnect();
    await peer.publish(topic('a'), 'stored', { qos: 1 });
    const back = await connect({ clientId: clientId('never-seen'), cleanSession: false });

    await back.expect('publish', { payload: 'stored' });
  },
});
