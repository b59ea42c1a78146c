import { type Client, matrix, type Stage, scenario } from '../../harness/scenario.ts';

type Handling = 0 | 1 | 2;

interface Before {
  readonly called: string;
  /** Whether the subscription exists when SUBSCRIBE comes. */
  readonly exists: boolean;
  /** Makes it so; gives the client that then subscribes. */
  prepare(stage: Stage, handling: Handling, filter: string): Promise<Client>;
}

/** A subscriber of the filter, with what is retained behind it. */
async function subscribed(
  { connect, clientId }: Stage,
  filter: string,
  retainHandling: Handling,
  options: { readonly cleanSession?: boolean } = {},
): Promise<Client> {
  const client = await connect({ ...options, clientId: clientId('subscriber') });
  await client.subscribe(filter, { qos: 1, retainHandling });
  if (retainHandling !== 2) await client.expect('publish', { payload: 'kept', retain: true });
  return client;
}

const befores: Readonly<Record<string, Before>> = {
  new: { called: 'a new subscription', exists: false, prepare: ({ connect }) => connect() },
  existing: {
    called: 'one that exists',
    exists: true,
    prepare: (stage, own, filter) => subscribed(stage, filter, own),
  },
  'existing-with-another': {
    called: 'one that exists with another Retain Handling',
    exists: true,
    prepare: (stage, own, filter) => subscribed(stage, filter, own === 2 ? 0 : 2),
  },
  'after-unsubscribe': {
    called: 'one that was given up before',
    exists: false,
    prepare: async (stage, own, filter) => {
      const client = await subscribed(stage, filter, own);
      await client.send({ type: 'unsubscribe', topicFilters: [filter] });
      await client.expect('unsuback');
      return client;
    },
  },
  resumed: {
    called: 'one of a resumed session',
    exists: true,
    prepare: async (stage, own, filter) => {
      const former = await subscribed(stage, filter, own, { cleanSession: false });
      await former.disconnect();
      return stage.connect({ clientId: former.clientId, cleanSession: false });
    },
  },
  'after-clean-start': {
    called: 'one that an ended session had',
    exists: false,
    prepare: async (stage, own, filter) => {
      const former = await subscribed(stage, filter, own, { cleanSession: false });
      await former.disconnect();
      return stage.connect({ clientId: former.clientId });
    },
  },
};

const statementOf = { 0: 'MQTT-3.3.1-9', 1: 'MQTT-3.3.1-10', 2: 'MQTT-3.3.1-11' } as const;

export default matrix(
  { handling: [0, 1, 2], before: Object.entries(befores), filter: ['name', 'wildcard'] },
  ({ handling, before: [name, { called, exists, prepare }], filter }) => {
    const sends = handling === 0 || (handling === 1 && !exists);

    return scenario({
      id: `retain/handling/${handling}/${name}-by-${filter}`,
      title: `Retain Handling ${handling} for ${called} ${sends ? 'brings' : 'does not bring'} what is retained, by ${filter}`,
      statements: { '5.0': [statementOf[handling], ...(handling === 0 && exists ? (['MQTT-3.8.4-4'] as const) : [])] },
      needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 1 }],
      lesson: `With Retain Handling a subscriber says whether it wants to be shown the store: 0 always, 1 only if the
        subscription is new to the server, 2 never.`,

      async run(stage) {
        const { connect, topic } = stage;
        const topicFilter = topic(filter === 'name' ? 'a' : '+');
        const publisher = await connect();
        await publisher.publish(topic('a'), 'kept', { qos: 1, retain: true });
        await publisher.publish(topic('x/control'), 'control', { qos: 1, retain: true });
        const subscriber = await prepare(stage, handling, topicFilter);

        await subscriber.subscribe(topicFilter, { qos: 1, retainHandling: handling });

        if (sends) await subscriber.expect('publish', { topic: topic('a'), payload: 'kept', retain: true });
        await subscriber.expectNo('publish', { after: publisher });
        await subscriber.subscribe(topic('x/+'), { qos: 1 });
        await subscriber.expect('publish', { payload: 'control', retain: true });
      },
    });
  },
);
