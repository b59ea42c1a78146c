import { matrix, scenario } from '../../harness/scenario.ts';
import { numbered, textOf, watchWindow } from './_window.ts';

export default matrix(
  { qos: [1, 2], reasonCode: [0x80, 0x97], receiveMaximum: [1, 3] },
  ({ qos, reasonCode, receiveMaximum }) => {
    const answer = qos === 1 ? 'puback' : 'pubrec';
    const code = `0x${reasonCode.toString(16)}`;
    return scenario({
      id: `flow-control/refused-makes-room/${answer}-${code}-maximum-${receiveMaximum}`,
      title: `${answer.toUpperCase()} ${code} makes room for the next message in a Receive Maximum of ${receiveMaximum}, and ends the exchange`,
      statements: { '5.0': ['MQTT-3.3.4-9', 'MQTT-4.5.0-1', 'MQTT-4.4.0-2'] },
      lesson: `An acknowledgement with a failure ends the exchange as much as a good one: nothing more is owed for that message, and
      the next one can go out.`,
      needs: [{ maxQos: qos }],

      async run(stage) {
        const { connect, topic, fail } = stage;
        const client = await connect({ acks: 'manual', properties: { receiveMaximum } });
        const [witness, publisher] = [await connect(), await connect()];
        for (const one of [client, witness]) await one.subscribe(topic('a'), { qos });
        const messages = numbered(receiveMaximum + 4);
        for (const payload of messages) await publisher.publish(topic('a'), payload, { qos });
        await witness.expectPublishes(messages.map((payload) => ({ payload })));

        for (const payload of messages) {
          const window = watchWindow(stage, client, receiveMaximum);
          await window.takeNext();
          const [message] = window.open;
          if (message === undefined || textOf(message) !== payload) return fail(`message ${payload}`, 'another one');
          await client.send({ type: answer, packetIdentifier: message.packetIdentifier ?? 0, reasonCode });
          await client.ping(); // what it makes room for has come before the next is refused
        }

        await client.expectNo('pubrel');
        await client.expectNo('publish', { after: publisher });
      },
    });
  },
);
