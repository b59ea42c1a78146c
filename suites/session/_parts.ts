/** The parts that a Session has in the server (3.1.2.4): how each comes to be, and how it shows whether it was kept. */

import type { Client, Need, ScenarioSource, Stage } from '../../harness/scenario.ts';

/** What was left in a session, to be asked for when its client is back; acknowledgements are up to these functions. */
export interface Remains {
  /** What goes on while the client is away. */
  meanwhile(): Promise<void>;
  /** Requires that it is there still. */
  kept(back: Client): Promise<void>;
  /** Requires that nothing is left of it. */
  gone(back: Client): Promise<void>;
}

/** One part of a Session. */
export interface Part {
  readonly name: string;
  /** In a sentence about it. */
  readonly called: string;
  /** What is broken when it is lost; 3.1 is named where it says so too. */
  readonly keptBy: ScenarioSource['statements'];
  readonly needs: readonly Need[];
  /** Whether the client has to be away for it to come to be. */
  readonly madeInAbsence: boolean;
  /** Brings it about in the session of `owner`, whose acknowledgements are manual; `peer` is somebody else. */
  leave(stage: Stage, owner: Client, peer: Client): Promise<Remains>;
}

const nothing = async (): Promise<void> => undefined;

const subscription: Part = {
  name: 'subscription',
  called: 'a subscription',
  keptBy: { '3.1': [], '3.1.1': ['MQTT-3.1.2-4', 'MQTT-4.1.0-1'], '5.0': ['MQTT-3.1.2-5', 'MQTT-3.1.2-23'] },
  needs: [{ maxQos: 1 }],
  madeInAbsence: false,
  leave: async ({ topic }, owner, peer) => {
    await owner.subscribe(topic('a'), { qos: 1 });
    await peer.publish(topic('a'), 'before', { qos: 1 });
    const { packetIdentifier = 0 } = await owner.expect('publish', { payload: 'before' });
    await owner.send({ type: 'puback', packetIdentifier });
    await owner.ping();
    const publish = () => peer.publish(topic('a'), 'after', { qos: 1 });
    return {
      meanwhile: nothing,
      kept: async (back) => {
        await publish();
        await back.expect('publish', { topic: topic('a'), payload: 'after', qos: 1 });
      },
      gone: async (back) => {
        await publish();
        await back.expectNo('publish', { after: peer });
      },
    };
  },
};

const queued = (qos: 1 | 2): Part => ({
  name: `queued-qos-${qos}`,
  called: `a message at QoS ${qos} that came while the client was away`,
  keptBy: { '3.1': [], '3.1.1': ['MQTT-3.1.2-5'], '5.0': ['MQTT-3.1.2-23', 'MQTT-4.5.0-1'] },
  needs: [{ maxQos: qos }],
  madeInAbsence: true,
  leave: async ({ topic }, owner, peer) => {
    await owner.subscribe(topic('a'), { qos: 2 });
    return {
      meanwhile: () => peer.publish(topic('a'), 'missed', { qos }),
      kept: async (back) => {
        await back.expect('publish', { topic: topic('a'), payload: 'missed', qos });
      },
      gone: (back) => back.expectNo('publish', { after: peer }),
    };
  },
});

const unacknowledged = (qos: 1 | 2): Part => ({
  name: `unacknowledged-qos-${qos}`,
  called: `a message at QoS ${qos} that was sent and not acknowledged`,
  keptBy: { '3.1': [], '3.1.1': ['MQTT-4.4.0-1'], '5.0': ['MQTT-4.4.0-1'] },
  needs: [{ maxQos: qos }],
  madeInAbsence: false,
  leave: async ({ topic }, owner, peer) => {
    await owner.subscribe(topic('a'), { qos: 2 });
    await peer.publish(topic('a'), 'unacknowledged', { qos });
    const { packetIdentifier } = await owner.expect('publish', { payload: 'unacknowledged', qos });
    return {
      meanwhile: nothing,
      kept: async (back) => {
        await back.expect('publish', { topic: topic('a'), payload: 'unacknowledged', qos, packetIdentifier });
      },
      gone: (back) => back.expectNo('publish', { after: peer }),
    };
  },
});

const owedPubrel: Part = {
  name: 'owed-pubrel',
  called: 'a PUBREL that was not answered',
  keptBy: { '3.1': [], '3.1.1': ['MQTT-4.4.0-1', 'MQTT-4.3.3-1'], '5.0': ['MQTT-4.4.0-1', 'MQTT-4.3.3-6'] },
  needs: [{ maxQos: 2 }],
  madeInAbsence: false,
  leave: async ({ topic }, owner, peer) => {
    await owner.subscribe(topic('a'), { qos: 2 });
    await peer.publish(topic('a'), 'received', { qos: 2 });
    const { packetIdentifier = 0 } = await owner.expect('publish', { payload: 'received', qos: 2 });
    await owner.send({ type: 'pubrec', packetIdentifier });
    await owner.expect('pubrel', { packetIdentifier });
    return {
      meanwhile: nothing,
      kept: async (back) => {
        await back.expect('pubrel', { packetIdentifier });
        // A broker may have one message in flight at a time: others come when this one is over.
        await back.send({ type: 'pubcomp', packetIdentifier });
        await back.expectNo('publish', { after: peer });
      },
      gone: (back) => back.expectNo('pubrel', { after: peer }),
    };
  },
};

const received: Part = {
  name: 'received-qos-2',
  called: 'the identifier of a QoS 2 message that was received and not released',
  keptBy: { '3.1.1': ['MQTT-3.1.2-4', 'MQTT-4.3.3-2'], '5.0': ['MQTT-3.1.2-5', 'MQTT-4.3.3-10'] },
  needs: [{ maxQos: 2 }],
  madeInAbsence: false,
  leave: async ({ topic, connect }, owner, peer) => {
    const packetIdentifier = owner.freshIdentifier();
    const send = async (client: Client, name: string, dup: boolean): Promise<void> => {
      await client.send({ type: 'publish', topic: topic(name), payload: name, qos: 2, dup, packetIdentifier });
      await client.expect('pubrec', { packetIdentifier });
    };
    const release = async (client: Client): Promise<void> => {
      await client.send({ type: 'pubrel', packetIdentifier });
      await client.expect('pubcomp', { packetIdentifier });
    };
    await peer.subscribe(topic('once'), { qos: 2 });
    await send(owner, 'once', false);
    return {
      meanwhile: nothing,
      kept: async (back) => {
        await send(back, 'once', true);
        await release(back);
        await peer.expect('publish', { topic: topic('once'), payload: 'once' });
        await peer.expectNo('publish', { after: back });
      },
      gone: async (back) => {
        const watcher = await connect();
        await watcher.subscribe(topic('new'), { qos: 2 });
        await send(back, 'new', false);
        await release(back);
        await watcher.expect('publish', { topic: topic('new'), payload: 'new' });
      },
    };
  },
};

/** All of them. */
export const parts: readonly Part[] = [
  subscription,
  queued(1),
  queued(2),
  unacknowledged(1),
  unacknowledged(2),
  owedPubrel,
  received,
];
