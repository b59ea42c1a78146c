import { byte, forge, scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'malformed/surplus-bytes-of-disconnect',
  title: 'DISCONNECT with a byte behind its last field ends the connection as a violation: the Will is published',
  statements: { '3.1.1': ['MQTT-4.8.0-1', 'MQTT-3.1.2-8'], '5.0': ['MQTT-4.13.1-1', 'MQTT-3.1.2-8'] },
  lesson: `Either way the connection ends. Only the Will tells whether the server took the packet for a DISCONNECT with
    something too many, or for none.`,
  needs: [{ maxQos: 1 }],

  async run({ connect, topic, version, observe, warn }) {
    // In 5.0 the last field is the Property Length.
    const fields = version === '5.0' ? [0, 0] : [];
    const watcher = await connect();
    await watcher.subscribe(topic('will'), { qos: 1 });
    const client = await connect({ will: { topic: topic('will'), payload: 'will', qos: 1 } });

    await client.sendBytes(forge(0xe0, fields, byte(0)));
    await client.expectClosed({ on: 'DISCONNECT with a byte behind its last field' });

    // A Will may come later than the close, and later than what others publish then.
    const discarded = (await watcher.expect('publish').catch(() => null)) === null;
    observe('Will', discarded ? 'discarded' : 'published');
    await watcher.expectNo('publish', { after: watcher });
    if (discarded) warn('expected the Will published, got it discarded: some skip what they do not know');
  },
});
