import { fault } from '../fault.ts';

export default [
  ...[1, 16].map((most) =>
    fault({
      name: `segment-only-first-${most}`,
      title: `Of the packets that come in one piece, only the first ${most === 1 ? 'is' : `${most} are`} handled`,
      breaks: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.3.4-1'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.4-1'] },
      bendWire: () => {
        let count = 0;
        return {
          inbound: (_packet, bytes) => {
            if (count === 0)
              queueMicrotask(() => {
                count = 0;
              });
            count += 1;
            return count <= most ? [bytes] : [];
          },
        };
      },
    }),
  ),
  fault({
    name: 'publish-identifiers-of-all-clients-as-one',
    title: 'A PUBLISH whose identifier another client used last is taken for a repetition',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-4.3.2-2'], '5.0': ['MQTT-4.5.0-1', 'MQTT-4.3.2-5'] },
    bend: (rules) => {
      const users = new Map<number, string>();
      return {
        ...rules,
        onPublish: (publish, copies, session) => {
          const { packetIdentifier = 0, qos } = publish;
          const user = users.get(packetIdentifier);
          if (qos === 1) users.set(packetIdentifier, session.clientId);
          return qos === 1 && user !== undefined && user !== session.clientId && packetIdentifier < 3
            ? 'only-answer'
            : rules.onPublish(publish, copies, session);
        },
      };
    },
  }),
];
