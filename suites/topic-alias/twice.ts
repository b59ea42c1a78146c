import { forge, scenario, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

export default scenario({
  id: 'topic-alias/twice',
  title: 'A PUBLISH with two Topic Aliases ends the connection and reaches nobody',
  statements: { '5.0': ['v5.0-3.3.2.3.4-u1', 'MQTT-4.13.1-1'] },
  lesson: 'A property that is no list comes once at most. Of two aliases nobody could say which one is meant.',
  needs: [{ topicAliasMaximum: 2 }],

  async run(stage) {
    const { connect, topic } = stage;
    const [watcher, publisher] = [await connect(), await connect()];
    await watcher.subscribe(topic('a'));
    const publish = (aliases: readonly number[]): Uint8Array => {
      const properties = propertiesIn(
        stage,
        aliases.flatMap((alias) => [0x23, 0, alias]),
      );
      return forge(0x30, utf8String(topic('a')), properties, [0x21]);
    };
    await publisher.sendBytes(publish([1]));
    await watcher.expect('publish', { topic: topic('a'), payload: '!' });

    for (const aliases of [
      [1, 1],
      [1, 2],
    ]) {
      const wrong = await connect();
      await wrong.sendBytes(publish(aliases));
      await wrong.expectClosed({ on: 'two Topic Aliases in a PUBLISH', reasonCodes: [0x81, 0x82] });
    }
    await watcher.expectNo('publish', { after: publisher });
  },
});
