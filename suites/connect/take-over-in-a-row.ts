import { matrix, scenario } from '../../harness/scenario.ts';

const connections = 6;

export default matrix({ cleanSession: [true, false] }, ({ cleanSession }) =>
  scenario({
    id: `connect/take-over-in-a-row/${cleanSession ? 'clean' : 'kept'}`,
    title: `Of ${connections} connections with one client id and Clean Session ${cleanSession ? 1 : 0}, each ends the one before, and the last is served`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.4-2'], '5.0': ['MQTT-3.1.4-3'] },
    lesson: `Taking over works time after time. Two devices with one id by mistake so throw each other out for ever: the usual
      cause of a client that keeps reconnecting.`,

    async run({ connect, open, encode, clientId, observe }) {
      const connectPacket = encode({ type: 'connect', clientId: clientId('same'), cleanStart: cleanSession });
      let latest = await connect({ clientId: clientId('same'), cleanSession });

      for (let count = 1; count < connections; count += 1) {
        const next = await open();
        await next.sendBytes(connectPacket);
        const answer = await next.expectOneOf(['connack']);
        const isTaken = 'type' in answer && answer.type === 'connack' && answer.reasonCode === 0;
        if (!isTaken) {
          // Some hold off clients who throw each other out. Whoever was there then has to stay.
          observe('turnedAway', count + 1);
          break;
        }
        await latest.expectClosed();
        latest = next;
      }

      await latest.expectOpen();
    },
  }),
);
