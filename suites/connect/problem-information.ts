import { type Client, matrix, type Stage, scenario } from '../../harness/scenario.ts';

type Answer = 'puback' | 'pubrec' | 'pubcomp' | 'suback' | 'unsuback';

/** Requests that a server may have something to say about, each with the type of its answer. */
const requests: Readonly<
  Record<string, { readonly answer: Answer; ask(client: Client, stage: Stage): Promise<void> }>
> = {
  'publish-qos-1-to-nobody': {
    answer: 'puback',
    ask: (client, { topic }) => client.send({ type: 'publish', topic: topic('nobody'), payload: 'x', qos: 1 }),
  },
  'publish-qos-2-to-nobody': {
    answer: 'pubrec',
    ask: (client, { topic }) => client.send({ type: 'publish', topic: topic('nobody'), payload: 'x', qos: 2 }),
  },
  'pubrel-of-nothing': { answer: 'pubcomp', ask: (client) => client.send({ type: 'pubrel', packetIdentifier: 77 }) },
  subscribe: {
    answer: 'suback',
    ask: (client, { topic }) =>
      client.send({ type: 'subscribe', subscriptions: [{ topicFilter: topic('a'), qos: 2 }] }),
  },
  'unsubscribe-from-nothing': {
    answer: 'unsuback',
    ask: (client, { topic }) => client.send({ type: 'unsubscribe', topicFilters: [topic('never')] }),
  },
};

export default matrix(
  { requested: [0, 1], request: Object.entries(requests) },
  ({ requested, request: [name, { answer, ask }] }) =>
    scenario({
      id: `connect/problem-information/${requested}/${name}`,
      title:
        requested === 0
          ? `With Request Problem Information 0 the answer to ${name.replaceAll('-', ' ')} has no Reason String and no User Property`
          : `With Request Problem Information 1 the answer to ${name.replaceAll('-', ' ')} may have a Reason String or User Properties`,
      statements: { '5.0': requested === 0 ? ['MQTT-3.1.2-29'] : ['MQTT-3.1.4-5'] },
      needs: name.includes('qos-2') || name === 'pubrel-of-nothing' ? [{ maxQos: 2 }] : [{ maxQos: 1 }],
      lesson: `A small client may have no use for explanations. It says so once, and is then spared them in every answer but CONNACK
      and DISCONNECT.`,

      async run(stage) {
        const client = await stage.connect({ properties: { requestProblemInformation: requested } });

        await ask(client, stage);

        const { properties = {} } = await client.expect(answer);
        const told = properties.reasonString !== undefined || properties.userProperty !== undefined;
        stage.observe('told', told);
        if (requested === 0 && told) {
          stage.fail(`${answer.toUpperCase()} without Reason String and User Property`, JSON.stringify(properties));
        }
      },
    }),
);
