import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { takeUntilOnEach } from '../qos/_messages.ts';
import { filled, publishBytes } from './_sized.ts';

export default matrix(
  { by: [-100, -1, 0, 1], qos: [0, 1, 2], way: ['live', 'queued', 'retained'] },
  ({ by, qos, way }) => {
    // At QoS 0 nothing need be kept, neither for who is away nor for who is still to come.
    if (way !== 'live' && qos === 0) return null;
    const isDropped = by < 0;
    const size =
      by === 0
        ? 'just the size of'
        : by < 0
          ? `${by === -1 ? 'one byte' : `${-by} bytes`} less than`
          : 'one byte more than';
    return scenario({
      id: `packet-size/to-the-client/${way}-at-qos-${qos}-${by === 0 ? 'at-the-maximum' : by < 0 ? `${by === -1 ? 'one' : 'far'}-beyond` : 'one-below'}`,
      title: `A client whose Maximum Packet Size is ${size} a PUBLISH at QoS ${qos} ${isDropped ? 'does not get it, and gets what comes behind' : 'gets it'} (${way})`,
      statements: {
        '5.0': isDropped ? ['MQTT-3.1.2-24', 'MQTT-3.1.2-25', 'MQTT-4.5.0-1'] : ['MQTT-3.1.2-24', 'MQTT-4.5.0-1'],
      },
      lesson: `The maximum counts the whole packet, from its first byte. What is larger is dropped for that client and counts as
      delivered: it holds no place, nor does it stop what waits behind it.`,
      needs: [{ maxQos: 2 }, 'retain-available', { maximumPacketSize: 1000 }],

      async run(stage) {
        const { connect, clientId, topic, fail } = stage;
        const large = { topic: topic('a'), payload: filled('large'), qos };
        const properties = { maximumPacketSize: publishBytes(stage, large) + by, receiveMaximum: 1 };
        const owner = { clientId: clientId('owner'), cleanSession: false, properties };
        const [witness, publisher] = [await connect(), await connect()];
        const retain = way === 'retained';
        const publishAll = async (): Promise<void> => {
          for (const name of ['a', 'b', 'c'])
            await publisher.publish(topic(name), name === 'a' ? large.payload : 'small', { qos, retain });
        };
        const filters = ['a', 'b', 'c'].map(topic);
        if (!retain) await witness.subscribe(filters, { qos: 2 });
        else await publishAll();
        let client = await connect(owner);
        await client.subscribe(filters, { qos: 2 });
        if (way === 'queued') await client.disconnect();
        if (!retain) await publishAll();
        else await witness.subscribe(filters, { qos: 2 });
        const each = filters.map((name, at) => ({ topic: name, payload: at === 0 ? large.payload : 'small' }));
        await witness.expectPublishes(each, { order: 'any' }); // what is retained on different topics has no order
        if (way === 'queued') client = await connect(owner);

        const expected = isDropped ? filters.slice(1) : filters;
        const came = [...(await takeUntilOnEach(client, expected)), ...(await arrivals(client, publisher))];
        const names = came.map(({ topic: name }) => name).toSorted();
        if (names.join() !== expected.join())
          fail(`messages on ${expected.join(', ')}`, `messages on ${names.join(', ')}`);
      },
    });
  },
);
