import { matrix, scenario } from '../../harness/scenario.ts';

/** By name: how the new connection comes, and what ends the old session. Seconds. */
const cases = {
  'clean-start-takes-over': { lost: false, expiry: 3600, clean: true },
  'clean-start-takes-over-unkept': { lost: false, expiry: 0, clean: true },
  'takes-over-unkept': { lost: false, expiry: 0, clean: false },
  'clean-start-after-loss': { lost: true, expiry: 3600, clean: true },
} as const;

export default matrix({ way: Object.entries(cases) }, ({ way: [name, { lost, expiry, clean }] }) =>
  scenario({
    id: `will/delay-and-new-session/${name}`,
    title: `A delayed Will comes at once, or not at all, when a new connection ${lost ? 'after a loss ' : 'takes over and '}ends the session (Clean Start ${clean ? 1 : 0}, Session Expiry ${expiry})`,
    statements: { '5.0': ['MQTT-3.1.2-8'] },
    needs: [{ maxQos: 1 }],
    lesson: `A new connection that does not go on with the old session ends it, and a comment in the standard says that the
      Will is then sent. The numbered sentence lets any new connection of that client id delete a Will that still waits.`,

    async run({ connect, topic, clientId, warn, observe, fail }) {
      const watcher = await connect();
      await watcher.subscribe(topic('will'), { qos: 1 });
      const mortal = { clientId: clientId('mortal') };
      const former = await connect({
        ...mortal,
        properties: { sessionExpiryInterval: expiry },
        will: { topic: topic('will'), payload: 'last words', qos: 1, properties: { willDelayInterval: 3600 } },
      });

      if (lost) await former.cut();
      const next = await connect({ ...mortal, cleanSession: clean, properties: { sessionExpiryInterval: 0 } });

      const came = await watcher.expect('publish').catch(() => null);
      observe('published', came !== null);
      if (came === null) warn('expected the Will, for its session had ended, got nothing');
      else if (new TextDecoder().decode(came.payload) !== 'last words') fail('the Will', 'another message');
      await watcher.expectNo('publish', { after: next });
    },
  }),
);
