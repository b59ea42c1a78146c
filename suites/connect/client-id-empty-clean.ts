import { type Client, type Stage, scenario } from '../../harness/scenario.ts';

/** The code of the answer; null where 5.0's leave to close without one was taken. */
async function codeOf({ version, fail }: Stage, client: Client): Promise<number | null> {
  const answer = await client.expectOneOf(['connack']);
  if ('type' in answer && answer.type === 'connack') return answer.reasonCode;
  return version === '5.0' ? null : fail('CONNACK', 'the end of the connection');
}

const refusalCloses = { '3.1.1': ['MQTT-3.1.3-9'], '5.0': ['MQTT-3.1.3-8'] } as const;

export default scenario({
  id: 'connect/client-id-empty-clean',
  title: 'Clients without a client id and with Clean Session 1 are all refused, or each served as one of its own',
  statements: { '3.1.1': ['MQTT-3.1.3-6'], '5.0': ['MQTT-3.1.3-6'] },
  lesson: `A client that needs no session needs no name: if the server allows it, it gives each such client one that nobody
    else has.`,
  needs: [{ maxQos: 1 }],

  async run(stage) {
    const { version, open, connect, encode, topic, observe, fail } = stage;
    const clients: Client[] = [];
    for (let count = 0; count < 3; count += 1) {
      const client = await open();
      clients.push(client);
      // At once: a server may close a connection that is silent until the others are open too (3.1.4).
      await client.sendBytes(encode({ type: 'connect', clientId: '', cleanStart: true }));
    }
    const codes = [];
    for (const client of clients) codes.push(await codeOf(stage, client));
    observe('allowed', codes[0] === 0);

    const isRefusal = (code: number | null): boolean => code === null || code >= (version === '5.0' ? 0x80 : 2);
    if (codes.every(isRefusal)) {
      for (const client of clients) await client.expectClosed({ statements: refusalCloses });
      return;
    }
    // Only one code judges the client id; another has a reason that may hold for some of the clients.
    const refusing = version === '5.0' ? 0x85 : 2;
    if (codes.some((code) => code === refusing || (code !== 0 && !isRefusal(code))))
      fail('all accepted or all refused', `codes ${codes.join(', ')}`);
    if (codes.some(isRefusal)) return observe('codes', codes.join(', '));

    for (const [index, client] of clients.entries()) await client.subscribe(topic(`${index}`), { qos: 1 });
    const publisher = await connect();
    for (const index of clients.keys()) await publisher.publish(topic(`${index}`), 'live', { qos: 1 });
    for (const [index, client] of clients.entries()) {
      await client.expect('publish', { topic: topic(`${index}`) });
      await client.expectNo('publish', { after: publisher });
    }
  },
});
