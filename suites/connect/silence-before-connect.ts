import { scenario } from '../../harness/scenario.ts';

const reasonableMs = 60_000;

export default scenario({
  id: 'connect/silence-before-connect',
  title: 'A connection on which no CONNECT comes is closed within a minute',
  statements: { '3.1.1': ['v3.1.1-3.1.4-u1'], '5.0': ['v5.0-3.1.4-u1'] },
  lesson: `Until CONNECT there is no Keep Alive. A server that waited for ever could be filled up with connections that say
    nothing.`,
  needs: ['slow'],
  mandatedWaitMs: reasonableMs,

  async run({ open }) {
    const client = await open();

    await client.expectClosed({ atMs: reasonableMs });
  },
});
