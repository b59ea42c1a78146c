/** The playground at the broker in the page. */

import { describe, expect, it } from 'vitest';
import { inVirtualTime } from '../../harness/target/virtual-time.ts';
import { packetsOf } from '../../harness/trace.ts';
import { createBroker, webSocketRules } from '../../reference/broker/index.ts';
import { createManualClock } from '../../reference/clock.ts';
import { memoryEndpoint } from './memory-endpoint.ts';
import { brokerInPage, openPlayground } from './playground.ts';

describe('the playground', () => {
  it('brings a message from one client to another, whatever its topic, and tells of each change', async () => {
    let changes = 0;
    const playground = openPlayground(brokerInPage(), '5.0', () => {
      changes += 1;
    });
    const subscriber = await playground.connect({ clientId: 'one' });
    const publisher = await playground.connect({ clientId: 'two' });
    await subscriber.subscribe('#', { qos: 1 });
    await publisher.publish('any/topic', 'hello', { qos: 1 });
    await subscriber.ping();
    const [message] = packetsOf(playground.trace, 'in', 'a').filter(({ packet }) => packet.type === 'publish');
    expect(message?.packet).toMatchObject({ topic: 'any/topic', payload: new TextEncoder().encode('hello') });
    expect(changes).toBeGreaterThan(6);
    await playground.leave();
    expect(playground.isOpen(subscriber)).toBe(false);
  });

  it('sends heartbeats, so that a silent client stays', async () => {
    const clock = createManualClock();
    const endpoint = memoryEndpoint(createBroker({ clock }), 'pipe', webSocketRules);
    const playground = openPlayground(endpoint, '3.1.1', () => undefined, clock);
    await inVirtualTime(clock, async () => {
      const client = await playground.connect({ clientId: 'one', keepAlive: 10 });
      await client.expectOpenFor(60_000);
      await playground.leave();
    });
    expect(packetsOf(playground.trace, 'out').filter(({ packet }) => packet.type === 'pingreq')).toHaveLength(7);
  });
});
