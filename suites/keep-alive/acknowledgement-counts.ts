import { matrix, type Stage, scenario } from '../../harness/scenario.ts';

const keepAlive = 2; // seconds
const stepMs = 0.8 * keepAlive * 1000;
const steps = [1, 2, 3];

/** Each brings about a client that sends one such packet a step and nothing else. */
const acknowledging: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  puback: async ({ connect, topic }) => {
    const subscriber = await connect({ keepAlive, acks: 'manual' });
    const publisher = await connect();
    await subscriber.subscribe(topic('a'), { qos: 1 });
    for (const step of steps) await publisher.publish(topic('a'), `${step}`, { qos: 1 });
    await subscriber.ping(); // its silence begins here, however long the publishing took

    for (const step of steps) {
      const { packetIdentifier = 0 } = await subscriber.expect('publish', { payload: `${step}`, qos: 1 });
      await subscriber.expectOpenFor(stepMs);
      await subscriber.send({ type: 'puback', packetIdentifier });
    }
    await subscriber.expectOpen();
  },
  pubrel: async ({ connect, topic }) => {
    const publisher = await connect({ keepAlive });
    for (const step of steps) {
      await publisher.send({ type: 'publish', topic: topic('a'), payload: `${step}`, qos: 2, packetIdentifier: step });
      await publisher.expect('pubrec', { packetIdentifier: step });
    }

    for (const packetIdentifier of steps) {
      await publisher.expectOpenFor(stepMs);
      await publisher.send({ type: 'pubrel', packetIdentifier });
      await publisher.expect('pubcomp', { packetIdentifier });
    }
    await publisher.expectOpen();
  },
};

export default matrix({ packet: Object.keys(acknowledging) }, ({ packet }) =>
  scenario({
    id: `keep-alive/acknowledgement-counts/${packet}`,
    title: `A client heard only by one ${packet.toUpperCase()} in each Keep Alive period stays connected`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
    lesson:
      'An acknowledgement is a control packet too: a client that is busy with messages need not send PINGREQ besides.',
    needs: packet === 'pubrel' ? [{ maxQos: 2 }, { receiveMaximum: steps.length }] : [{ maxQos: 1 }],
    mandatedWaitMs: 3 * stepMs,

    run: async (stage) => acknowledging[packet]?.(stage),
  }),
);
