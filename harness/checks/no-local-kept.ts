/** What a client published does not come back to it by subscriptions that say No Local. */

import type { Check, Departure } from './check.ts';

export const noLocalKept: Check = {
  name: 'no-local-kept',
  title: 'No Local keeps messages from the client that published them',
  statements: { '5.0': ['MQTT-3.8.3-3'] },
  inspect: ({ knownDeliveries }) =>
    knownDeliveries.flatMap(({ event, publish, published, held, session }): Departure[] => {
      const clientId = session.connections[0]?.clientId ?? '';
      const isOwn = published.sendings.every((sending) => sending.kind === 'publish' && sending.clientId === clientId);
      const isNoLocal = held.length > 0 && held.every(({ noLocal }) => noLocal);
      // A retained message comes because of the SUBSCRIBE, not because it is forwarded.
      if (clientId === '' || !isOwn || !isNoLocal || publish.retain) return [];
      return [{ event, expected: 'nothing of its own to a client with No Local', got: `PUBLISH on ${publish.topic}` }];
    }),
};
