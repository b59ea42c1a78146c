import { forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';
import { illegals } from './_illegal.ts';

export default matrix(
  { illegal: Object.entries(illegals) },
  ({ illegal: [name, { title, statements, bytes, doubt }] }) =>
    scenario({
      id: `properties/illegal-in-publish/${name}`,
      title: `A PUBLISH with ${title} ends the connection and reaches nobody`,
      statements: { '5.0': statements },
      needs: [{ maxQos: 1 }],
      lesson: `Which properties a packet may have, how often, and of which type is told for each. A packet with any other can
      not be understood, and whoever sends it is let go.`,

      async run(stage) {
        const { connect, topic, warn } = stage;
        const [watcher, publisher, wrong] = [await connect(), await connect(), await connect()];
        await watcher.subscribe(topic('a'), { qos: 1 });
        const publish = (properties: Uint8Array) =>
          forge(0x32, utf8String(topic('a')), twoByteInteger(7), propertiesIn(stage, properties), [0x21]);
        await wrong.sendBytes(publish(Uint8Array.of(0x26, ...utf8String('a'), ...utf8String('b')))); // the control
        await watcher.expect('publish', { payload: '!', properties: { userProperty: [['a', 'b']] } });
        await wrong.expect('puback', { packetIdentifier: 7 });

        await wrong.sendBytes(publish(bytes));

        if (doubt !== undefined) {
          const answer = await wrong.expectOneOf(['puback']);
          if ('type' in answer) warn(`expected the connection closed, got it taken: ${doubt}`);
          return;
        }
        await wrong.expectClosed({ on: title });
        await watcher.expectNo('publish', { after: publisher });
      },
    }),
);
