import { type Client, matrix, scenario } from '../../harness/scenario.ts';
import { leaving, waysToLeave } from './_leaving.ts';
import { begin, publishAtLeastOnce, release, type Sending } from './_sender.ts';

/** What is done before the connection ends, the last answer being lost, and what is done by the client that is back. */
const steps = {
  'puback-lost': { before: publishAtLeastOnce, after: (client, sending) => publishAtLeastOnce(client, again(sending)) },
  'pubrec-lost': {
    before: begin,
    after: async (client, sending) => {
      await begin(client, again(sending));
      await release(client, sending.packetIdentifier);
    },
  },
  'pubrec-lost-twice': {
    before: async (client, sending) => {
      await begin(client, sending);
      await begin(client, again(sending));
    },
    after: async (client, sending) => {
      await begin(client, again(sending));
      await begin(client, again(sending));
      await release(client, sending.packetIdentifier);
    },
  },
  'pubrel-lost': { before: begin, after: (client, { packetIdentifier }) => release(client, packetIdentifier) },
  'pubcomp-lost': {
    before: async (client, sending) => {
      await begin(client, sending);
      await release(client, sending.packetIdentifier);
    },
    after: (client, { packetIdentifier }) => release(client, packetIdentifier),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'before' | 'after', Act>>>>;

type Act = (client: Client, sending: Sending) => Promise<void>;

function again(sending: Sending): Sending {
  return { ...sending, dup: true };
}

export default matrix({ step: Object.keys(steps) as (keyof typeof steps)[], way: waysToLeave }, ({ step, way }) => {
  const qos = step === 'puback-lost' ? 1 : 2;
  const result = qos === 1 ? 'answered and delivered again' : 'completed, and the message delivered once';

  return scenario({
    id: `qos/publisher-resumes/${step}/${way}`,
    title: `A publisher that returns (${way}) with its ${step.replaceAll('-', ' ')} goes on where it was: ${result}`,
    statements: {
      '3.1.1': [qos === 1 ? 'MQTT-4.3.2-2' : 'MQTT-4.3.3-2', 'MQTT-3.1.2-4'],
      '5.0': [
        'MQTT-3.1.2-5',
        ...(qos === 1 ? (['MQTT-4.3.2-5'] as const) : (['MQTT-4.3.3-10', 'MQTT-4.3.3-11', 'MQTT-4.3.3-12'] as const)),
      ],
    },
    lesson: `A connection may break at any step. The publisher repeats what was not answered, and the server, which kept the
      session, knows how far the exchange had come.`,
    needs: [{ maxQos: qos }, { receiveMaximum: 2 }],

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('publisher'), cleanSession: false };
      const [subscriber, publisher] = [await connect(), await connect(owner)];
      await subscriber.subscribe(topic('a'), { qos });
      const sending = { topic: topic('a'), payload: 'once', packetIdentifier: publisher.freshIdentifier() };

      await steps[step].before(publisher, sending);
      await leaving[way](publisher);
      const back = await connect(owner);
      await steps[step].after(back, sending);

      await subscriber.expect('publish', { payload: 'once', qos });
      if (qos === 1) await subscriber.expect('publish', { payload: 'once', qos });
      else await subscriber.expectNo('publish', { after: back });
      if (qos === 1) return;
      await begin(back, { ...sending, payload: 'new' });
      await release(back, sending.packetIdentifier);
      await subscriber.expect('publish', { payload: 'new', qos: 2 });
    },
  });
});
