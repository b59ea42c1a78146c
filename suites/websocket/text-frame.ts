import { type Client, matrix, type Stage, scenario } from '../../harness/scenario.ts';
import { webSocketOf } from './_control.ts';

/** What the text frame holds: bytes of MQTT that are UTF-8 as well, or nothing. */
const contents = {
  'a-publish': ({ encode, topic }: Stage) => encode({ type: 'publish', topic: topic('a'), payload: 'in a text frame' }),
  'half-a-packet': () => Uint8Array.of(0x30),
  nothing: () => new Uint8Array(0),
} as const;

async function seesWhatIsPublished(watcher: Client, publisher: Client, { topic, maxQos }: Stage): Promise<void> {
  const qos = maxQos === 0 ? 0 : 1;
  await watcher.subscribe(topic('a'), { qos });
  await publisher.publish(topic('a'), 'control', { qos });
  await watcher.expect('publish', { payload: 'control' });
}

export default matrix({ content: Object.keys(contents) as (keyof typeof contents)[] }, ({ content }) =>
  scenario({
    id: `websocket/text-frame/${content}`,
    title: `A text frame with ${content.replaceAll('-', ' ')} in it ends the connection`,
    statements: { '3.1.1': ['MQTT-6.0.0-1'], '5.0': ['MQTT-6.0.0-1'] },
    needs: ['websocket'],
    lesson: `A text frame cannot hold most MQTT packets, since its bytes must be UTF-8. So whoever sends one does not speak
      MQTT, and the receiver hangs up.`,

    async run(stage) {
      const [watcher, publisher, wrong] = [await stage.connect(), await stage.connect(), await stage.connect()];
      await seesWhatIsPublished(watcher, publisher, stage);

      await webSocketOf(wrong).sendText(contents[content](stage));

      await wrong.expectClosed({ on: 'a text frame' });
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
