import { scenario } from '../../harness/scenario.ts';

const count = 20;

export default scenario({
  id: 'subscribe/several-before-the-answer',
  title: 'Many SUBSCRIBE and UNSUBSCRIBE sent at once are each answered once, and each takes effect',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-3.8.4-1', 'MQTT-3.8.4-2', 'MQTT-3.10.4-4'],
    '5.0': ['MQTT-3.8.4-1', 'MQTT-3.8.4-2', 'MQTT-3.10.4-4'],
  },
  needs: [{ maxQos: 1 }],
  lesson: `A client need not wait for SUBACK before it sends the next packet. The server takes one after the other, and
    answers each.`,

  async run({ connect, topic, encode, observe, fail }) {
    const [client, publisher] = [await connect(), await connect()];
    const rounds = Array.from({ length: count }, (_, index) => index + 1);

    const questions = rounds.flatMap((round) => [
      encode({
        type: 'subscribe',
        packetIdentifier: round,
        subscriptions: [{ topicFilter: topic(`a${round}`), qos: 1 }],
      }),
      encode({ type: 'unsubscribe', packetIdentifier: count + round, topicFilters: [topic(`a${round - 1}`)] }),
    ]);
    await client.sendBytes(...questions);

    const subacks = await Promise.all(rounds.map(() => client.expect('suback')));
    const unsubacks = await Promise.all(rounds.map(() => client.expect('unsuback')));
    const answered = new Set([...subacks, ...unsubacks].map(({ packetIdentifier }) => packetIdentifier));
    if (answered.size !== 2 * count)
      fail(`${2 * count} answers with an identifier each`, `${answered.size} identifiers`);
    // A server may refuse any subscription, for reasons of its own (3.9.3).
    if (subacks.some(({ reasonCodes }) => reasonCodes.some((code) => code >= 0x80))) return observe('granted', false);
    for (const round of rounds) await publisher.publish(topic(`a${round}`), `${round}`, { qos: 1 });
    await client.expect('publish', { payload: `${count}` }); // the only one that no UNSUBSCRIBE followed
    await client.expectNo('publish', { after: publisher });
  },
});
