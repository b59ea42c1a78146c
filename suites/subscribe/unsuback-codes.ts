import { matrix, scenario } from '../../harness/scenario.ts';

/** Filters to unsubscribe from; those in capitals were not subscribed to. */
const orders = {
  'held-then-not': ['a', 'NEVER'],
  'not-then-held': ['NEVER', 'a'],
  'in-turns': ['a', 'NEVER', 'c', 'NEVER/b', 'b'],
  'once-more': ['a', 'c', 'a', 'c', 'c', 'b'],
} as const;

const [success, noSubscriptionExisted, failure] = [0x00, 0x11, 0x80];

export default matrix({ order: Object.keys(orders) as (keyof typeof orders)[] }, ({ order }) =>
  scenario({
    id: `subscribe/unsuback-codes/${order}`,
    title: `UNSUBACK has a Reason Code for each Topic Filter, in their order (filters held and not held: ${order.replaceAll('-', ' ')})`,
    statements: { '5.0': ['MQTT-3.11.3-1', 'MQTT-3.11.3-2', 'MQTT-3.10.4-6'] },
    lesson: `5.0 tells what became of each filter: 0x00 where a subscription was deleted, 0x11 where there was none. To have none
      is no failure, for it is what was wanted.`,

    async run({ connect, topic, warn, fail }) {
      const client = await connect();
      await client.subscribe(['a', 'b', 'c'].map(topic));

      await client.send({ type: 'unsubscribe', packetIdentifier: 9, topicFilters: orders[order].map(topic) });
      const { reasonCodes } = await client.expect('unsuback', { packetIdentifier: 9 });

      const shown = reasonCodes.map((code) => `0x${code.toString(16).padStart(2, '0')}`).join(', ');
      const filters = orders[order].join(', ');
      if (reasonCodes.length !== orders[order].length)
        fail(`${orders[order].length} Reason Codes`, `${reasonCodes.length}`, { '5.0': ['MQTT-3.11.3-2'] });
      const held = new Set<string>(['a', 'b', 'c']);
      for (const [at, filter] of orders[order].entries()) {
        const code = reasonCodes[at] ?? success;
        const wasHeld = held.delete(filter);
        if (wasHeld && code >= failure) held.add(filter);
        if (code >= failure) continue;
        if (wasHeld && code !== success) fail(`0x00 for each filter held of ${filters}`, shown);
        if (!wasHeld && code !== noSubscriptionExisted)
          warn(`expected 0x11 (No subscription existed) for each filter not held of ${filters}, got ${shown}`);
      }
    },
  }),
);
