import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ option: [false, true], what: ['message', 'will'] }, ({ option, what }) =>
  scenario({
    id: `retain/as-published-queued/${option ? 1 : 0}-${what}`,
    title: `Retain As Published ${option ? 1 : 0} holds for a ${what} that waits for an absent subscriber`,
    statements: { '5.0': [option ? 'MQTT-3.3.1-13' : 'MQTT-3.3.1-12', 'MQTT-4.5.0-1'] },
    needs: ['retain-available', { maxQos: 1 }],
    lesson: `Subscription Options are kept with the session. A message that waits there is delivered as its subscription asked
      for, and a Will is a message like any other.`,

    async run({ connect, topic, clientId }) {
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const [publisher, watcher, before] = [await connect(), await connect(), await connect(owner)];
      for (const client of [watcher, before]) await client.subscribe(topic('a'), { qos: 1, retainAsPublished: option });
      await before.disconnect();

      for (const retain of [true, false]) {
        const message = { topic: topic('a'), payload: `retain ${retain}`, qos: 1, retain } as const;
        const dying = what === 'will' ? await connect({ will: message }) : null;
        if (dying === null) await publisher.publish(message.topic, message.payload, message);
        else await dying.cut();
        await watcher.expect('publish', { payload: message.payload, retain: retain && option });
      }
      const back = await connect(owner);

      // Two clients left the two Wills: only what comes from one client is in order (4.6).
      await back.expectPublishes(
        [
          { payload: 'retain true', retain: option },
          { payload: 'retain false', retain: false },
        ],
        { order: what === 'will' ? 'any' : 'kept' },
      );
    },
  }),
);
