import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ cleanSession: [true, false] }, ({ cleanSession }) =>
  scenario({
    id: `connect/disconnect-closes/${cleanSession ? 'clean' : 'kept'}`,
    title: `After DISCONNECT with Clean Session ${cleanSession ? 1 : 0} the server closes the connection if the client does not`,
    statements: { '3.1.1': ['v3.1.1-3.14.4-u1'], '5.0': ['v5.0-3.14.4-u1'] },
    lesson: `DISCONNECT is good-bye, and the client hangs up after it. The server should not wait for that for ever.`,

    async run({ connect }) {
      const client = await connect({ cleanSession });

      await client.send({ type: 'disconnect' });

      await client.expectClosed();
    },
  }),
);
