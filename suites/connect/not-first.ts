import { type Client, matrix, scenario } from '../../harness/scenario.ts';

const packetIdentifier = 1;

/** Packets of a client other than CONNECT, each by the name of its case. */
const packets: Readonly<Record<string, (topic: string) => Parameters<Client['send']>[0]>> = {
  'publish-qos-0': (topic) => ({ type: 'publish', topic, payload: 'unasked' }),
  'publish-qos-1': (topic) => ({ type: 'publish', topic, payload: 'unasked', qos: 1, packetIdentifier }),
  'publish-qos-2': (topic) => ({ type: 'publish', topic, payload: 'unasked', qos: 2, packetIdentifier }),
  puback: () => ({ type: 'puback', packetIdentifier }),
  pubrec: () => ({ type: 'pubrec', packetIdentifier }),
  pubrel: () => ({ type: 'pubrel', packetIdentifier }),
  pubcomp: () => ({ type: 'pubcomp', packetIdentifier }),
  subscribe: (topic) => ({ type: 'subscribe', packetIdentifier, subscriptions: [{ topicFilter: topic, qos: 0 }] }),
  unsubscribe: (topic) => ({ type: 'unsubscribe', packetIdentifier, topicFilters: [topic] }),
  pingreq: () => ({ type: 'pingreq' }),
  disconnect: () => ({ type: 'disconnect' }),
  auth: () => ({ type: 'auth' }),
};

const answers = ['puback', 'pubrec', 'pubrel', 'pubcomp', 'suback', 'unsuback', 'pingresp', 'auth'] as const;

export default matrix({ packet: Object.keys(packets) }, ({ packet }) =>
  scenario({
    id: `connect/not-first/${packet}`,
    title: `A connection that begins with ${packet.replace('-qos-', ' at QoS ').replace(/^\w+/, (word) => word.toUpperCase())} is closed, and the packet goes unheeded`,
    statements: {
      ...(packet === 'auth' ? {} : { '3.1.1': ['MQTT-3.1.0-1', 'MQTT-4.8.0-1'] }),
      '5.0': ['MQTT-3.1.0-1', 'MQTT-4.13.1-1'],
    },
    lesson: `Who talks before having said who it is gets no answer. CONNECT comes first, once, on every connection.`,

    async run({ open, connect, topic, fail }) {
      const draft = packets[packet]?.(topic('a')) ?? fail('a packet of that name', packet);
      const watcher = await connect();
      await watcher.subscribe(topic('a'), { qos: 2 });
      const publisher = await connect();
      const client = await open();

      await client.send(draft);

      await client.expectClosed();
      for (const answer of answers) await client.expectNo(answer);
      await client.expectNo('disconnect', { statements: { '5.0': ['MQTT-3.14.0-1'] } });
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
