import { matrix, scenario } from '../../harness/scenario.ts';
import { webSocketOf } from './_control.ts';

const noCloseFrame = 1006;

export default matrix({ code: [1000, 1001] }, ({ code }) =>
  scenario({
    id: `websocket/closing-handshake/${code}`,
    title: `A close frame with code ${code} is answered, and publishes the Will of a client that sent no DISCONNECT`,
    statements: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    needs: ['websocket', { maxQos: 1 }],
    lesson: `WebSocket has a good-bye of its own, which is none of MQTT's: without DISCONNECT the Network Connection has been
      lost, however politely, and the Will is published.`,

    async run({ connect, topic, observe, warn }) {
      const [watcher, client] = [
        await connect(),
        await connect({ will: { topic: topic('will'), payload: 'gone', qos: 1 } }),
      ];
      await watcher.subscribe(topic('will'), { qos: 1 });

      const answered = await webSocketOf(client).close(code);

      if (answered === noCloseFrame)
        warn('expected a close frame in answer (RFC 6455), got none', { '3.1.1': [], '5.0': [] });
      else observe('answer', `close code ${answered}`);
      await watcher.expect('publish', { topic: topic('will'), payload: 'gone' });
    },
  }),
);
