import { fault } from '../fault.ts';

/** The most that a Property Length of one byte can say, and one of two. */
const bounds = [0, 127, 16_383];
const bytesOfOne = 16;

export default (['subscribe', 'unsubscribe'] as const).flatMap((type) =>
  bounds.map((most) =>
    fault({
      name: `${type}-with-more-than-${most}-bytes-of-properties-skipped`,
      title: `${type.toUpperCase()} with more than ${most} bytes of User Properties is skipped`,
      breaks: { '5.0': [type === 'subscribe' ? 'MQTT-3.8.4-1' : 'MQTT-3.10.4-4'] },
      bendWire: () => ({
        inbound: (packet, bytes) => {
          if (packet.type !== type) return [bytes];
          const count = packet.properties?.userProperty?.length ?? 0;
          return count * bytesOfOne > most ? [] : [bytes];
        },
      }),
    }),
  ),
);
