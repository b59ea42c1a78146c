/** Many connections. */

import type { Attack } from '../attack.ts';

export const crowd: Attack = {
  name: 'crowd',
  title: 'idle subscribed connections from several addresses, which break off all at once',
  qos: 0,
  bytesEach: 16 * 1024,

  async begin({ served, count, openCrowd }) {
    const opened = await openCrowd(served.port, count);
    return {
      atItsHeight: async () => undefined,
      complaints: (before, during) => {
        const more = during.of('mqtt_clients_connected') - before.of('mqtt_clients_connected');
        return more === opened.count ? [] : [`expected ${opened.count} clients more, got ${more}`];
      },
      end: opened.scatter,
    };
  },
};
