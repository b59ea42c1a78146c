import { matrix, scenario } from '../../harness/scenario.ts';

const names = ['/', '//', '///'] as const;

export default matrix({ name: names }, ({ name }) =>
  scenario({
    id: `topic/slashes-only/${name.length}`,
    title: `${name} is a topic like any other, and is not one with a slash more or less`,
    statements: { '3.1.1': ['MQTT-4.7.3-4', 'MQTT-4.5.0-1'], '5.0': ['MQTT-4.7.3-4', 'MQTT-4.5.0-1'] },
    needs: [{ maxQos: 1 }],
    lesson: `A topic of slashes alone is valid: it has nothing but empty levels, one more than it has slashes.`,

    async run({ connect, tag }) {
      const [watcher, publisher] = [await connect(), await connect()];
      await watcher.subscribe(name, { qos: 1 });

      for (const other of names.filter((each) => each !== name)) {
        await publisher.publish(other, `${tag} ${other}`, { qos: 1 });
      }
      await publisher.publish(name, `${tag} ${name}`, { qos: 1 });

      await watcher.expect('publish', { topic: name, payload: `${tag} ${name}` });
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
