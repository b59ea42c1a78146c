import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ asked: [0, 1, 2], granted: [0, 1, 2] }, ({ asked, granted }) => {
  const effective = Math.min(asked, granted) as 0 | 1 | 2;

  return scenario({
    id: `will/granted-qos/will-${asked}-granted-${granted}`,
    title: `A Will at QoS ${asked} comes at QoS ${effective} where ${granted} was granted`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-9', 'MQTT-3.8.4-6'], '5.0': ['MQTT-3.1.2-8', 'MQTT-3.8.4-8'] },
    needs: [{ maxQos: 2 }],
    lesson: `The Will QoS is that of the hop to the server, had the client been able to publish itself. Each subscriber
      gets the Will as it gets anything else: at that QoS, or at what it was granted if that is lower.`,

    async run({ connect, topic }) {
      const watcher = await connect();
      await watcher.subscribe(topic('will'), { qos: granted });
      const dying = await connect({ will: { topic: topic('will'), payload: 'last words', qos: asked } });

      await dying.cut();

      await watcher.expect('publish', { topic: topic('will'), payload: 'last words', qos: effective });
      await watcher.expectNo('publish', { after: watcher });
    },
  });
});
