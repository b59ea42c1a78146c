import { matrix, scenario } from '../../harness/scenario.ts';

const characters = {
  'U+0001': '\u0001',
  'U+001F': '\u001f',
  'U+007F': '\u007f',
  'U+009F': '\u009f',
  'U+FFFF': '\uffff',
  'U+10FFFE': '\u{10fffe}',
} as const;

export default matrix({ point: Object.keys(characters) as (keyof typeof characters)[] }, ({ point }) =>
  scenario({
    id: `topic/discouraged-characters/${point.replace('U+', 'u-').toLowerCase()}`,
    title: `A topic with ${point} is delivered as it is, or not taken at all`,
    statements: { '3.1.1': ['MQTT-4.7.3-4'], '5.0': ['MQTT-4.7.3-4'] },
    needs: ['wildcard-subscriptions', { maxQos: 1 }],
    lesson: `Control characters and code points that are no characters should not be sent. A server that receives one may
      close the connection, and in 5.0 refuse the message; what it may not do is to take the message and change its topic.`,

    async run({ connect, topic, observe }) {
      const [watcher, publisher, daring] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('+'), { qos: 1 });

      const name = topic(`a${characters[point]}b`);
      await daring.send({ type: 'publish', topic: name, payload: 'odd', qos: 1 });
      const answer = await daring.expectOneOf(['puback']);
      const isTaken = 'type' in answer && answer.type === 'puback' && answer.reasonCode < 0x80;
      observe('taken', isTaken);
      await publisher.publish(topic('c'), 'control', { qos: 1 });

      const odd = isTaken ? [{ topic: name, payload: 'odd' }] : [];
      await watcher.expectPublishes([...odd, { topic: topic('c'), payload: 'control' }], { order: 'any' });
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
