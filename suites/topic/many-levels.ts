import { matrix, type Stage, scenario } from '../../harness/scenario.ts';

/** The text knows no limit, and no numbered statement says so. */
const unnumbered = { '3.1.1': [], '5.0': [] } as const;

const kinds = ['exact', 'plus', 'hash'] as const;

/** The filter for a name of so many levels, the last of which is z. */
function filterFor(kind: (typeof kinds)[number], tag: string, levels: number): string {
  const middle = Array<string>(levels - 2).fill(kind === 'plus' ? '+' : 'a');
  return kind === 'hash' ? `${tag}/${'a/'.repeat(levels - 3)}#` : [tag, ...middle, 'z'].join('/');
}

/** Sends a PUBLISH; false if the broker refuses it, or closes. */
async function isTaken({ connect }: Stage, topic: string): Promise<boolean> {
  const daring = await connect();
  await daring.send({ type: 'publish', topic, payload: 'deep', qos: 1 });
  const answer = await daring.expectOneOf(['puback']);
  return 'type' in answer && answer.type === 'puback' && answer.reasonCode < 0x80;
}

export default matrix({ levels: [16, 128, 1000, 10_000], kind: kinds }, ({ levels, kind }) =>
  scenario({
    id: `topic/many-levels/${levels}-by-${kind}`,
    title: `A topic of ${levels} levels is delivered, subscribed to ${kind === 'exact' ? 'exactly' : `with ${kind === 'plus' ? '+' : '#'}`}`,
    statements: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.3.2-3'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.2-3'] },
    needs: [
      { maxQos: 1 },
      { maximumPacketSize: 4 * levels + 100 },
      ...(kind === 'exact' ? [] : (['wildcard-subscriptions'] as const)),
    ],
    lesson: `The standard sets no limit to the number of levels but the 65,535 bytes of the whole topic. Some brokers set
      one all the same; what they take they have to deliver.`,

    async run(stage) {
      const { connect, tag, warn, observe } = stage;
      const [watcher, publisher] = [await connect(), await connect()];
      const name = [tag, ...Array<string>(levels - 2).fill('a'), 'z'].join('/');
      await watcher.send({ type: 'subscribe', subscriptions: [{ topicFilter: filterFor(kind, tag, levels), qos: 1 }] });
      const answer = await watcher.expectOneOf(['suback']);

      const isGranted = 'type' in answer && answer.type === 'suback' && (answer.reasonCodes[0] ?? 0) < 0x80;
      const isWhole = isGranted && (await isTaken(stage, name));
      observe('taken', isWhole);
      if (!isWhole) {
        warn(
          `expected ${levels} levels taken, got ${isGranted ? 'the publisher' : 'the subscription'} turned away`,
          unnumbered,
        );
        return;
      }
      await watcher.expect('publish', { topic: name, payload: 'deep' });
      await publisher.publish(name.slice(0, -6), 'three levels less', { qos: 1 });
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
