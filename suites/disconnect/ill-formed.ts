import { byte, forge, matrix, scenario } from '../../harness/scenario.ts';

const sessionExpiryInterval = [0x11, 0x00, 0x00, 0x00, 0x0a];
const reasonString = [0x1f, 0x00, 0x01, 0x78];

/** The Property Length and the properties of a DISCONNECT 0x00. */
const cases = {
  'expiry-twice': {
    what: 'the Session Expiry Interval twice',
    statement: 'v5.0-3.14.2.2.2-u1',
    bytes: [10, ...sessionExpiryInterval, ...sessionExpiryInterval],
  },
  'reason-string-twice': {
    what: 'the Reason String twice',
    statement: 'v5.0-3.14.2.2.3-u2',
    bytes: [8, ...reasonString, ...reasonString],
  },
  'property-of-connect': {
    what: 'a Receive Maximum',
    statement: 'v5.0-2.2.2.2-u1',
    bytes: [3, 0x21, 0x00, 0x0a],
  },
  'property-of-publish': {
    what: 'a Topic Alias',
    statement: 'v5.0-2.2.2.2-u1',
    bytes: [3, 0x23, 0x00, 0x01],
  },
  'property-unknown': { what: 'a property that does not exist', statement: 'v5.0-2.2.2.2-u1', bytes: [2, 0x7f, 0x00] },
  'property-cut-short': {
    what: 'a property that is cut short',
    statement: 'v5.0-2.2.2.2-u1',
    bytes: [3, 0x11, 0x00, 0x00],
  },
  'length-too-large': {
    what: 'a Property Length beyond its end',
    statement: 'v5.0-2.2.2.2-u1',
    bytes: [20, ...sessionExpiryInterval],
  },
  'surplus-byte': {
    what: 'a byte behind its properties',
    statement: 'v5.0-2.2.2.2-u1',
    bytes: [5, ...sessionExpiryInterval, 0x00],
  },
} as const;

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[] }, ({ kind }) => {
  const { what, statement, bytes } = cases[kind];

  return scenario({
    id: `disconnect/ill-formed/${kind}`,
    title: `DISCONNECT with ${what} ends the connection as a violation: the Will is published`,
    statements: { '5.0': [statement, 'MQTT-4.13.1-1'] },
    lesson: `Either way the connection ends. Only the Will tells whether the server took the packet for a DISCONNECT with something
      wrong, or for none.`,
    needs: [{ maxQos: 1 }],

    async run({ connect, topic, observe, warn }) {
      const watcher = await connect();
      await watcher.subscribe(topic('will'), { qos: 1 });
      const will = { topic: topic('will'), payload: 'will', qos: 1 } as const;
      const client = await connect({ will, properties: { sessionExpiryInterval: 0 } });

      await client.sendBytes(forge(0xe0, byte(0), bytes));
      await client.expectClosed({ on: `DISCONNECT with ${what}`, reasonCodes: [0x81, 0x82] });

      // A Will may come later than the close, and later than what others publish then.
      const discarded = (await watcher.expect('publish').catch(() => null)) === null;
      observe('Will', discarded ? 'discarded' : 'published');
      await watcher.expectNo('publish', { after: watcher });
      if (discarded) warn('expected the Will published, got it discarded: some look at the Reason Code alone');
    },
  });
});
