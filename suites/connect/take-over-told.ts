import { scenario } from '../../harness/scenario.ts';

const sessionTakenOver = 0x8e;

export default scenario({
  id: 'connect/take-over-told',
  title: 'A client that is taken over is told so by DISCONNECT 0x8E before its connection is closed',
  statements: { '5.0': ['MQTT-3.1.4-3'] },
  lesson: `A client that finds its connection closed connects again, and so throws out whoever took its id: without end, if
    there are two of them. The reason code lets it stop and tell somebody.`,

  async run({ connect, clientId, warn }) {
    const older = await connect({ clientId: clientId('same'), cleanSession: false });

    await connect({ clientId: clientId('same'), cleanSession: false });

    const { reasonCode } = await older.expectClosed({ reasonCodes: [sessionTakenOver] });
    if (reasonCode === null)
      warn('expected DISCONNECT 0x8e (Session taken over), got the connection closed without one');
  },
});
