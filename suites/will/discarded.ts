import { type Client, hex, matrix, type Stage, scenario } from '../../harness/scenario.ts';

interface Leave {
  readonly called: string;
  readonly only50?: boolean;
  leave(client: Client, stage: Stage): Promise<void>;
}

/** A DISCONNECT of 5.0 as these bytes; nothing else says Normal disconnection in so many ways. */
const inBytes = (called: string, bytes: string): Leave => ({
  called: `ends the stream, with ${called}`,
  only50: true,
  leave: async (client) => {
    await client.sendBytes(hex(bytes));
    await client.end();
  },
});

/** How a client that says good-bye may leave. */
const leaves: Readonly<Record<string, Leave>> = {
  'and-end': { called: 'ends the stream', leave: (client) => client.disconnect() },
  'and-cut': {
    called: 'leaves closing to the server, and cuts the connection should it not close',
    leave: async (client) => {
      await client.send({ type: 'disconnect' });
      // A cut at once could overtake the DISCONNECT. Closing first is the server's choice (3.14.4).
      await client.expectClosed().catch(() => client.cut());
    },
  },
  'behind-others': {
    called: 'ends the stream, all in one segment with packets before',
    leave: async (client, { encode, topic }) => {
      const publish = encode({ type: 'publish', topic: topic('other'), payload: 'x' });
      await client.sendBytes(publish, encode({ type: 'pingreq' }), encode({ type: 'disconnect' }));
      await client.end();
    },
  },
  'with-reason-code': inBytes('reason code 0x00 spelled out', 'e0 01 00'),
  'with-no-properties': inBytes('reason code 0x00 and no properties', 'e0 02 00 00'),
  'with-properties': inBytes(
    'a Reason String and a User Property',
    'e0 10 00 0e 1f 00 03 62 79 65 26 00 01 61 00 02 62 62',
  ),
};

export default matrix(
  { way: Object.entries(leaves), session: ['clean', 'kept'], retain: [false, true] },
  ({ way: [name, { called, only50 = false, leave }], session, retain }) =>
    scenario({
      id: `will/discarded/${name}/${session}/retain-${retain ? 1 : 0}`,
      title: `No Will of a client that sends DISCONNECT and then ${called} (Clean Session ${session === 'clean' ? 1 : 0}, Will Retain ${retain ? 1 : 0})`,
      statements: {
        ...(only50 ? {} : { '3.1': [], '3.1.1': ['MQTT-3.14.4-3', 'MQTT-3.1.2-8'] }),
        '5.0': ['MQTT-3.14.4-3', 'MQTT-3.1.2-8', 'MQTT-3.1.2-10'],
      },
      needs: [...(retain ? (['retain-available'] as const) : []), { maxQos: 1 }],
      lesson: `A normal DISCONNECT is how a client says that it means to go. The server then throws the Will away, whoever closes the
        connection afterwards, and however.`,

      async run(stage) {
        const { connect, topic } = stage;
        const watcher = await connect();
        await watcher.subscribe(topic('will'), { qos: 1 });
        const lost = await connect({ will: { topic: topic('will'), payload: 'control', qos: 1 } });
        await lost.cut();
        await watcher.expect('publish', { payload: 'control' });
        const leaving = await connect({
          cleanSession: session === 'clean',
          will: { topic: topic('will'), payload: 'unwanted', qos: 1, retain },
        });

        await leave(leaving, stage);

        const again = await connect({ clientId: leaving.clientId }); // its former connection is settled by now
        await watcher.expectNo('publish', { after: again });
        await again.subscribe(topic('will'), { qos: 1 });
        await again.expectNo('publish', { after: watcher });
      },
    }),
);
