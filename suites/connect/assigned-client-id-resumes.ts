import { scenario } from '../../harness/scenario.ts';

const sessionExpiryInterval = 3600;
/** Seconds: a server that keeps the session for less (3.2.2.3.2) may have lost it before it is asked for. */
const leastExpiry = 60;

export default scenario({
  id: 'connect/assigned-client-id-resumes',
  title: 'A client that comes back with the client id that it was assigned finds its session',
  statements: { '5.0': ['MQTT-3.1.3-7', 'MQTT-3.1.3-2'] },
  lesson: `An assigned client id is as good as one's own. A client that keeps it may come back to its session, and be known by it.`,
  needs: [{ maxQos: 1 }],

  async run({ connect, open, encode, topic, observe, fail }) {
    const publisher = await connect();
    const former = await open();
    const properties = { sessionExpiryInterval };
    await former.sendBytes(encode({ type: 'connect', clientId: '', cleanStart: true, properties }));
    const answer = await former.expectOneOf(['connack']);
    const taken = 'type' in answer && answer.type === 'connack' && answer.reasonCode === 0 ? answer : null;
    observe('allowed', taken !== null);
    if (taken === null) return;
    const granted = taken.properties?.sessionExpiryInterval ?? sessionExpiryInterval;
    if (granted < leastExpiry) return observe('sessionExpiryInterval', granted);
    const clientId = taken.properties?.assignedClientIdentifier ?? fail('an Assigned Client Identifier', 'none');
    await former.subscribe(topic('a'), { qos: 1 });
    await former.cut();

    const back = await connect({ clientId, cleanSession: false });
    await publisher.publish(topic('a'), 'found', { qos: 1 });

    if (!back.connack.sessionPresent) fail('CONNACK with Session Present 1', 'Session Present 0');
    await back.expect('publish', { topic: topic('a'), payload: 'found' });
  },
});
