import { type Client, matrix, scenario } from '../../harness/scenario.ts';
import { isKeptUnasked } from '../session/_granted-expiry.ts';
import { expectDue } from './_due.ts';

interface Way {
  readonly called: string;
  /** Session Expiry Interval of its CONNECT; undefined is none. Seconds. */
  readonly expiry?: number;
  die(client: Client): Promise<void>;
}

const asking = async (client: Client, sessionExpiryInterval?: number): Promise<void> => {
  const properties = sessionExpiryInterval === undefined ? {} : { properties: { sessionExpiryInterval } };
  await client.send({ type: 'disconnect', reasonCode: 0x04, ...properties });
  await client.end();
};

const ways: Readonly<Record<string, Way>> = {
  cut: { called: 'is cut off and has no Session Expiry Interval', die: (client) => client.cut() },
  'cut-with-expiry-0': {
    called: 'is cut off and has Session Expiry Interval 0',
    expiry: 0,
    die: (client) => client.cut(),
  },
  'stream-end': { called: 'ends the stream and has no Session Expiry Interval', die: (client) => client.end() },
  'disconnect-04': { called: 'asks for it and has no Session Expiry Interval', die: (client) => asking(client) },
  'expiry-0-in-disconnect': {
    called: 'asks for it and ends its session with the same DISCONNECT',
    expiry: 3600,
    die: (client) => asking(client, 0),
  },
};

export default matrix({ way: Object.entries(ways) }, ({ way: [name, { called, expiry, die }] }) =>
  scenario({
    id: `will/delay-ends-with-session/${name}`,
    title: `With a Will Delay Interval of an hour, the Will of a client that ${called} is published at once`,
    statements: { '5.0': ['MQTT-3.1.2-8', 'v5.0-3.1.2.5-u1'] },
    needs: [{ maxQos: 1 }],
    isPatient: true,
    lesson: `Without a Session Expiry Interval the session ends with its connection, and no Will waits for longer than its
      session. A Will Delay Interval alone therefore delays nothing.`,

    async run(stage) {
      const { connect, topic } = stage;
      const watcher = await connect();
      await watcher.subscribe(topic('will'), { qos: 1 });
      const dying = await connect({
        properties: { sessionExpiryInterval: expiry },
        will: { topic: topic('will'), payload: 'last words', qos: 1, properties: { willDelayInterval: 3600 } },
      });
      if ((expiry ?? 0) === 0 && isKeptUnasked(stage, dying)) return;

      await die(dying);

      await expectDue(stage, watcher, 'last words');
      await connect({ clientId: dying.clientId }); // what is left of its connection is settled by now
      await watcher.expectNo('publish', { after: watcher, statements: { '5.0': ['MQTT-3.1.2-10'] } });
    },
  }),
);
