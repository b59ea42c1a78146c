import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'connect/assigned-client-id-taken-over',
  title: 'A client with an assigned client id is taken over by one that brings that id',
  statements: { '5.0': ['MQTT-3.1.3-7', 'MQTT-3.1.4-3'] },
  lesson: `The server goes on as if the client had come with the assigned id itself: whoever comes with it next takes its place.`,

  async run({ connect, open, encode, observe, fail }) {
    const older = await open();
    await older.sendBytes(encode({ type: 'connect', clientId: '', cleanStart: true }));
    const answer = await older.expectOneOf(['connack']);
    const taken = 'type' in answer && answer.type === 'connack' && answer.reasonCode === 0 ? answer : null;
    observe('allowed', taken !== null);
    if (taken === null) return;
    const clientId = taken.properties?.assignedClientIdentifier ?? fail('an Assigned Client Identifier', 'none');

    const newer = await connect({ clientId });

    await older.expectClosed();
    await newer.expectOpen();
  },
});
