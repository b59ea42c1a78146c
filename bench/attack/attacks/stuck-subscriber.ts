/** Subscribers that stop reading. */

import { encodePacket } from '../../../reference/codec/index.ts';
import { type Attack, until } from '../attack.ts';
import { connectOf, openSocket, subscribeTo } from '../client.ts';
import { trafficTopic } from '../traffic.ts';

const mebibyte = 1024 * 1024;
const dropped = 'mqtt_publish_dropped_total{reason="maxOutboundBytes"}';

export const stuckSubscriber: Attack = {
  name: 'stuck-subscriber',
  title: 'subscribers that read nothing',
  qos: 0,
  // --max-outbound-bytes, and what was gathered when it was reached.
  bytesEach: 3 * mebibyte,

  async begin({ served, count }) {
    const before = await served.figures();
    const sockets = await Promise.all(Array.from({ length: count }, () => openSocket(served.port)));
    for (const [number, socket] of sockets.entries()) {
      socket.pause();
      socket.write(connectOf(`stuck-${number}`));
      socket.write(encodePacket(subscribeTo(trafficTopic, 0), '3.1.1'));
    }
    return {
      atItsHeight: async () => {
        await until(served, (figures) => figures.of('mqtt_slow_clients') === count, `${count} slow clients`);
      },
      complaints: (_, during) =>
        during.of(dropped) > before.of(dropped) ? [] : ['expected messages to stuck subscribers to be dropped'],
      end: async () => {
        for (const socket of sockets) socket.destroy();
      },
    };
  },
};
