/** Subscribers at QoS 1 that read and never acknowledge. */

import { encodePacket } from '../../../reference/codec/index.ts';
import { type Attack, until } from '../attack.ts';
import { connectOf, openSocket, subscribeTo } from '../client.ts';
import { trafficTopic } from '../traffic.ts';

const dropped = 'mqtt_publish_dropped_total{reason="maxQueuedMessages"}';

export const neverAcknowledges: Attack = {
  name: 'never-acknowledges',
  title: 'subscribers that acknowledge nothing',
  qos: 1,
  // 500 in flight and 1000 queued, each with what is kept about it.
  bytesEach: 1_500 * 2_048,

  async begin({ served, count }) {
    const before = await served.figures();
    const sockets = await Promise.all(Array.from({ length: count }, () => openSocket(served.port)));
    for (const [number, socket] of sockets.entries()) {
      socket.resume();
      socket.write(connectOf(`silent-${number}`));
      socket.write(encodePacket(subscribeTo(trafficTopic, 1), '3.1.1'));
    }
    return {
      atItsHeight: async () => {
        const isFull = (mostDropped: number) => mostDropped >= before.of(dropped) + count;
        await until(served, (figures) => isFull(figures.of(dropped)), `${count} full queues`);
      },
      complaints: (_, during) =>
        during.of('mqtt_in_flight_messages') >= count ? [] : [`expected messages in flight to all ${count}`],
      end: async () => {
        for (const socket of sockets) socket.destroy();
      },
    };
  },
};
