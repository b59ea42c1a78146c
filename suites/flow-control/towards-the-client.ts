import { matrix, scenario } from '../../harness/scenario.ts';
import { drain, numbered, watchWindow } from './_window.ts';

/** The QoS of each message in turn. */
const mixes = { 'qos-1': [1], 'qos-2': [2], mixed: [1, 2, 2, 1] } as const;

export default matrix(
  { receiveMaximum: [1, 2, 5], mix: Object.keys(mixes) as (keyof typeof mixes)[], arrival: ['live', 'queued'] },
  ({ receiveMaximum, mix, arrival }) =>
    scenario({
      id: `flow-control/towards-the-client/${mix}-maximum-${receiveMaximum}-${arrival}`,
      title: `A client with Receive Maximum ${receiveMaximum} never has more messages to acknowledge (${mix.replace('-', ' ')}, ${arrival}), and gets all of them`,
      statements: { '5.0': ['MQTT-3.3.4-9', 'MQTT-4.9.0-1', 'MQTT-4.9.0-2', 'MQTT-4.5.0-1'] },
      lesson: `The Receive Maximum is how many messages at QoS 1 and 2 a client has under way at once. Each PUBACK and PUBCOMP makes room
      for the next one; PUBREC does not, for the exchange is not over.`,
      needs: [{ maxQos: 2 }],

      async run(stage) {
        const { connect, clientId, topic, observe } = stage;
        const owner = {
          clientId: clientId('owner'),
          cleanSession: false,
          acks: 'manual',
          properties: { receiveMaximum },
        } as const;
        const [witness, publisher] = [await connect(), await connect()];
        let client = await connect(owner);
        for (const one of [client, witness]) await one.subscribe(topic('a'), { qos: 2 });
        if (arrival === 'queued') await client.disconnect();
        const messages = numbered(2 * receiveMaximum + 3);
        const levels = mixes[mix];
        for (const [at, payload] of messages.entries())
          await publisher.publish(topic('a'), payload, { qos: levels[at % levels.length] ?? 1 });
        await witness.expectPublishes(
          messages.map((payload) => ({ payload })),
          { order: 'any' },
        );
        if (arrival === 'queued') client = await connect(owner);

        const window = watchWindow(stage, client, receiveMaximum);
        await window.takeWaiting();
        observe('unacknowledgedAtOnce', window.open.length);
        if (mix === 'mixed') {
          for (const _ of messages) {
            await window.takeNext();
            await window.acknowledgeOldest();
            await window.takeWaiting();
          }
        } else await drain(stage, window, messages);
        await client.expectNo('publish', { after: publisher });
      },
    }),
);
